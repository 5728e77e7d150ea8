import type { UsageWindow } from '@studiolo/db/states/plans'

/** The calendar day of an instant in UTC, as `2026-01-15`. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** The first day of an instant's month in UTC. */
export function firstOfMonth(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`
}

/** When the window that an instant lies in ends: the next midnight, or the next month's first, in UTC. */
export function windowEnd(window: UsageWindow, at: Date): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  return new Date(window === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1))
}
