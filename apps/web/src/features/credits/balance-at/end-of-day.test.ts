import { expect, test } from 'vitest'
import { dayOf, endOfDay } from './end-of-day'

const now = new Date(2027, 0, 1)

test.each(['2026-11-20', '2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31'])(
  '%s ends just before the next',
  (day) => {
    const end = endOfDay(day, now)
    if (!end) throw new Error('not a day')
    expect(dayOf(end)).toBe(day)
    expect(dayOf(new Date(end.getTime() + 1))).not.toBe(day)
    expect([end.getHours(), end.getMinutes(), end.getSeconds(), end.getMilliseconds()]).toEqual([23, 59, 59, 999])
  },
)

test.each(['', 'yesterday', '2026-2-3', '2026-02-30', '2026-13-01', '2025-02-29'])('%j is no day', (day) => {
  expect(endOfDay(day, now)).toBeNull()
})

test('today is a day from its beginning, tomorrow is none yet', () => {
  expect(endOfDay('2027-01-01', now)).toEqual(new Date(2027, 0, 1, 23, 59, 59, 999))
  expect(endOfDay('2027-01-02', now)).toBeNull()
})
