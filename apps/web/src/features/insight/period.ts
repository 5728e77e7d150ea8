import { analyticsPeriods, type AnalyticsPeriod } from '@studiolo/core/insight/contract'

export const DEFAULT_PERIOD: AnalyticsPeriod = 30

/** The days that `?days=` of an address asks for; the usual ones for anything else. */
export function readPeriod(text: string | null | undefined): AnalyticsPeriod {
  return analyticsPeriods.find((days) => String(days) === text) ?? DEFAULT_PERIOD
}
