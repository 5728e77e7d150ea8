import { addMs, DAY_MS } from '../kernel/clock'

/** Whole days in UTC, from a midnight until before another. */
export interface Period {
  from: Date
  to: Date
}

/** The midnight (UTC) an instant's day began with. */
export function dayStart(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)
}

/** The whole days asked about; without `from` the last `days` with today. */
export function periodOf(asked: { days: number; from?: Date; to?: Date }, now: Date): Period {
  // An instant before the end, so that a midnight does not add the day it begins.
  const to = addMs(dayStart(addMs(asked.to ?? addMs(now, 1), -1)), DAY_MS)
  return { from: asked.from ? dayStart(asked.from) : addMs(to, -asked.days * DAY_MS), to }
}

/** Each day of it, as `2026-01-15`. */
export function daysOf({ from, to }: Period): string[] {
  const count = Math.round((to.getTime() - from.getTime()) / DAY_MS)
  return Array.from({ length: count }, (_, place) => dayName(addMs(from, place * DAY_MS)))
}

/** An instant's day in UTC, as `2026-01-15`. */
export function dayName(at: Date): string {
  return at.toISOString().slice(0, 10)
}
