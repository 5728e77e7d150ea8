import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/clock'
import { monthBefore } from './month-before'

const before = (end: string) => monthBefore(new Date(end)).toISOString()

describe('when a month began', () => {
  test.each([
    ['in the midst', '2026-02-15T12:34:56.789Z', '2026-01-15T12:34:56.789Z'],
    ['over a new year', '2026-01-15T00:00:00.000Z', '2025-12-15T00:00:00.000Z'],
    ['on the first', '2026-03-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['at the last instant of a day', '2026-07-30T23:59:59.999Z', '2026-06-30T23:59:59.999Z'],
  ])('on the same day of the month before, %s', (_, end, start) => expect(before(end)).toBe(start))

  test.each([
    ['2026-03-29T12:00:00.000Z', '2026-02-28T12:00:00.000Z'],
    ['2026-03-30T12:00:00.000Z', '2026-02-28T12:00:00.000Z'],
    ['2028-03-29T12:00:00.000Z', '2028-02-29T12:00:00.000Z'],
    ['2028-03-30T12:00:00.000Z', '2028-02-29T12:00:00.000Z'],
  ])('%s: on the last day of a month that has no such day', (end, start) => expect(before(end)).toBe(start))

  test.each([
    ['2026-01-31T12:00:00.000Z', '2025-12-31T12:00:00.000Z'],
    ['2026-02-28T12:00:00.000Z', '2026-01-31T12:00:00.000Z'],
    ['2026-03-31T12:00:00.000Z', '2026-02-28T12:00:00.000Z'],
    ['2026-04-30T12:00:00.000Z', '2026-03-31T12:00:00.000Z'],
    ['2026-08-31T12:00:00.000Z', '2026-07-31T12:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', '2026-11-30T12:00:00.000Z'],
  ])('%s: of a last day, on the last day before it', (end, start) => expect(before(end)).toBe(start))

  test.each([
    ['2028-02-28T12:00:00.000Z', '2028-01-28T12:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', '2028-01-31T12:00:00.000Z'],
    ['2100-02-28T12:00:00.000Z', '2100-01-31T12:00:00.000Z'],
    ['2000-02-28T12:00:00.000Z', '2000-01-28T12:00:00.000Z'],
  ])('%s: the last of February is the 29th in a leap year alone', (end, start) => expect(before(end)).toBe(start))

  test('it is 28 to 31 days, and no end changes', () => {
    for (let day = Date.parse('2026-01-01T06:00:00Z'); day < Date.parse('2030-01-01'); day += DAY_MS) {
      const end = new Date(day)
      const days = (end.getTime() - monthBefore(end).getTime()) / DAY_MS
      expect(days, end.toISOString()).toBeGreaterThanOrEqual(28)
      expect(days, end.toISOString()).toBeLessThanOrEqual(31)
      expect(end.getTime()).toBe(day)
    }
  })
})
