import { addMs, DAY_MS } from '../kernel/clock'
import type { CreditDay, Pace } from './contract'
import { dayName, dayStart, type Period } from './period'

/** How many days on which something was spent say how fast. */
const ACTIVE_DAYS = 14
/** What lies further back says nothing of today. */
const LOOK_BACK_DAYS = 60

/** The days that a pace is read from: the last 60 with today. */
export function pacePeriod(now: Date): Period {
  const to = addMs(dayStart(now), DAY_MS)
  return { from: addMs(to, -LOOK_BACK_DAYS * DAY_MS), to }
}

/**
 * How fast credits are spent: of the last 60 days the latest 14 on which some were, and what was spent on them spread over
 * all days from the first of them until today, so that who works on Mondays alone is not taken for who works every day,
 * and who stops slows down day by day. 0 for who spent nothing in 60 days.
 */
export function paceOf(days: Pick<CreditDay, 'day' | 'spent'>[], now: Date): Pace {
  const { from } = pacePeriod(now)
  const active = days
    .filter(({ day, spent }) => spent > 0 && day >= dayName(from) && day <= dayName(now))
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, ACTIVE_DAYS)
  const first = active.at(-1)
  if (!first) return { perDay: 0, activeDays: 0, overDays: 0 }
  const overDays = (dayStart(now).getTime() - Date.parse(first.day)) / DAY_MS + 1
  const spent = active.reduce((sum, day) => sum + day.spent, 0)
  return { perDay: hundredths(spent / overDays), activeDays: active.length, overDays }
}

/** To two decimals. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
