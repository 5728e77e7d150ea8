import { alertSeverities } from '@studiolo/core/ops/contract'
import { oneOf, type FiltersOf } from '../address/address-filters'

export const alertFilters = {
  severity: oneOf(alertSeverities),
  open: (text: string) => (/^\d{1,15}$/.test(text.trim()) ? text.trim() : undefined),
}

export type AlertFilters = FiltersOf<typeof alertFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function alertsInput({ severity }: AlertFilters) {
  return { limit: 50, ...(severity && { severity }) }
}
