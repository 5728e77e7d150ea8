/** Those under way, as many as are kept in sight: the shell and the screens share this one answer, the layout reads it first. */
export const LIVE_INPUT = { live: true, limit: 20 } as const
