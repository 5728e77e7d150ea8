import type { SpendWindow } from '@studiolo/db/states/credits'

/** A window of time: from its first instant to that of the next one. */
export interface LimitWindow {
  startsAt: Date
  resetsAt: Date
}

/** The calendar day or month in UTC that `now` lies in. */
export function windowAt(window: SpendWindow, now: Date): LimitWindow {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  const at = (months: number, days: number) => new Date(Date.UTC(year, month + months, days))
  if (window === 'month') return { startsAt: at(0, 1), resetsAt: at(1, 1) }
  return { startsAt: at(0, day), resetsAt: at(0, day + 1) }
}
