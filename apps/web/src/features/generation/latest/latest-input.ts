/** A page of what was made last; the route reads the first with the same words. */
export const LATEST_INPUT = { limit: 10 } as const
