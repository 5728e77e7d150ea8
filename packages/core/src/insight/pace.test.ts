import { expect, test } from 'vitest'
import { addMs, DAY_MS } from '../kernel/clock'
import { paceOf } from './pace'
import { dayName, daysOf, periodOf } from './period'

const now = new Date('2026-11-21T10:00:00Z')
const ago = (days: number, spent: number) => ({ day: dayName(addMs(now, -days * DAY_MS)), spent })

test.each([
  ['nothing spent', [], { perDay: 0, activeDays: 0, overDays: 0 }],
  ['only today', [ago(0, 7)], { perDay: 7, activeDays: 1, overDays: 1 }],
  ['every Monday is not every day', [ago(14, 21), ago(7, 21), ago(0, 3)], { perDay: 3, activeDays: 3, overDays: 15 }],
  ['who stops slows down', [ago(9, 10), ago(8, 10)], { perDay: 2, activeDays: 2, overDays: 10 }],
  ['a third', [ago(2, 1)], { perDay: 0.33, activeDays: 1, overDays: 3 }],
  ['too long ago', [ago(60, 500)], { perDay: 0, activeDays: 0, overDays: 0 }],
  ['the last day that counts', [ago(59, 600)], { perDay: 10, activeDays: 1, overDays: 60 }],
  ['days without spending do not count as active', [ago(1, 0), ago(0, 4)], { perDay: 4, activeDays: 1, overDays: 1 }],
])('%s', (_what, days, expected) => {
  expect(paceOf(days, now)).toEqual(expected)
})

test('only the latest fourteen active days count', () => {
  const days = Array.from({ length: 20 }, (_, day) => ago(day, day < 14 ? 5 : 1000))
  expect(paceOf(days, now)).toEqual({ perDay: 5, activeDays: 14, overDays: 14 })
})

test('a period is whole days in UTC, today among them', () => {
  expect(periodOf({ days: 7 }, now)).toEqual({
    from: new Date('2026-11-15T00:00:00Z'),
    to: new Date('2026-11-22T00:00:00Z'),
  })
  expect(daysOf(periodOf({ days: 7 }, now))).toHaveLength(7)
  expect(periodOf({ days: 7 }, new Date('2026-11-21T00:00:00Z')).to).toEqual(new Date('2026-11-22T00:00:00Z'))
  const asked = { days: 30, from: new Date('2026-10-01T08:00:00Z'), to: new Date('2026-11-01T00:00:00Z') }
  expect(daysOf(periodOf(asked, now)).at(0)).toBe('2026-10-01')
  expect(daysOf(periodOf(asked, now)).at(-1)).toBe('2026-10-31')
})
