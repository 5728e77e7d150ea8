/** Which earlier run stands open. */
export const reconciliationFilters = {
  open: (text: string) => (/^\d{1,15}$/.test(text.trim()) ? text.trim() : undefined),
}

/** What the server is asked for; page and browser ask alike and share one answer. */
export const RUNS_INPUT = { limit: 30 }
