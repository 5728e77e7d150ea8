/** A page of purchases; page and browser ask alike and share one answer. */
export const ORDERS_INPUT = { limit: 20 }
