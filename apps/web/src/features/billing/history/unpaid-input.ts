/** A page of orders that were not paid; page and browser ask alike and share one answer. */
export const UNPAID_INPUT = { limit: 20 }
