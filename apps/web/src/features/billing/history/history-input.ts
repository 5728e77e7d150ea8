/** A page of the history; page and browser ask alike and share one answer. */
export const HISTORY_INPUT = { limit: 20 }
