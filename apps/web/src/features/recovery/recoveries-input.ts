/** A page of requests; page and browser ask alike and share one answer. */
export const RECOVERIES_INPUT = { limit: 20 }
