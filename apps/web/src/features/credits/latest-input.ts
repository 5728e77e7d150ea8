/** The newest few movements, as page and browser ask for them. */
export const LATEST_INPUT = { limit: 5 } as const
