import { expect, test } from 'vitest'
import { dayAfter, isDay, startOfDay } from './day-start'

test.each(['2026-11-20', '2024-02-29', '2000-01-01'])('%s is a day', (day) => expect(isDay(day)).toBe(true))

test.each(['', 'today', '2026-2-3', '2026-02-30', '2025-02-29', '2026-13-01', '0026-11-20', '1999-12-31'])(
  '%j is none',
  (day) => expect(isDay(day)).toBe(false),
)

test('a day begins when it does where the reader is', () => {
  expect(startOfDay('2026-11-20', 'UTC')).toEqual(new Date('2026-11-20T00:00:00Z'))
  expect(startOfDay('2026-11-20', 'Asia/Shanghai')).toEqual(new Date('2026-11-19T16:00:00Z'))
  expect(startOfDay('2026-11-20', 'America/New_York')).toEqual(new Date('2026-11-20T05:00:00Z'))
  expect(startOfDay('2026-11-20', 'Asia/Kathmandu')).toEqual(new Date('2026-11-19T18:15:00Z'))
})

test('also where the clocks are changed on it or beside it', () => {
  // Berlin changes at 01:00 UTC on 29 March and 25 October 2026, Auckland at 14:00 UTC on 26 September.
  expect(startOfDay('2026-03-29', 'Europe/Berlin')).toEqual(new Date('2026-03-28T23:00:00Z'))
  expect(startOfDay('2026-03-30', 'Europe/Berlin')).toEqual(new Date('2026-03-29T22:00:00Z'))
  expect(startOfDay('2026-10-25', 'Europe/Berlin')).toEqual(new Date('2026-10-24T22:00:00Z'))
  expect(startOfDay('2026-10-26', 'Europe/Berlin')).toEqual(new Date('2026-10-25T23:00:00Z'))
  expect(startOfDay('2026-09-27', 'Pacific/Auckland')).toEqual(new Date('2026-09-26T12:00:00Z'))
  expect(startOfDay('2026-09-28', 'Pacific/Auckland')).toEqual(new Date('2026-09-27T11:00:00Z'))
})

test('after a day comes the next', () => {
  expect(['2026-11-20', '2026-12-31', '2024-02-28'].map(dayAfter)).toEqual(['2026-11-21', '2027-01-01', '2024-02-29'])
})
