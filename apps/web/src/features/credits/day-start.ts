/** Nobody has credits from before; a year that is still being typed is a day of it. */
const FIRST_DAY = '2000-01-01'

/** Is it a whole day of the calendar as a date field gives it (`2026-11-20`), of this century? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY) return false
  const at = new Date(`${text}T00:00:00Z`)
  // What no calendar has becomes another day, or none.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The day after, as a date field gives it. */
export function dayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}

/** When a day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const utcMs = Date.parse(`${day}T00:00:00Z`)
  const nearMs = utcMs - offsetMs(utcMs, timeZone)
  // Once more: between midnight here and midnight in UTC the clocks may have been changed.
  return new Date(utcMs - offsetMs(nearMs, timeZone))
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)?.value))
  return Date.UTC(year, month - 1, day, hour, minute, second) - atMs
}
