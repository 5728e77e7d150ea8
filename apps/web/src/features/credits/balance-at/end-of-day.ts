/**
 * The last millisecond of a day (`2026-11-20`, as a date field gives it) where the reader is; null for no day, and for one
 * that has not begun.
 */
export function endOfDay(day: string, now: Date = new Date()): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined) return null
  const start = new Date(Number(year), Number(month) - 1, Number(date))
  // What no calendar has becomes another day.
  if (Number.isNaN(start.getTime()) || dayOf(start) !== day || start > now) return null
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1, 0, 0, 0, -1)
}

/** The day an instant lies in where the reader is, as a date field takes it. */
export function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
