import { expect, test } from 'vitest'
import { monthAround, monthsAfter } from './month'

const day = (text: string) => new Date(`${text}T10:30:00.000Z`)

test.each([
  ['2026-01-15', ['2026-02-15', '2026-03-15', '2026-04-15']],
  ['2026-01-31', ['2026-02-28', '2026-03-31', '2026-04-30']],
  ['2024-01-30', ['2024-02-29', '2024-03-30', '2024-04-30']],
  ['2024-02-29', ['2024-03-29', '2024-04-29', '2024-05-29']],
  ['2026-11-30', ['2026-12-30', '2027-01-30', '2027-02-28']],
  ['2026-12-31', ['2027-01-31', '2027-02-28', '2027-03-31']],
])('the months after %s', (anchor, ends) => {
  expect([1, 2, 3].map((count) => monthsAfter(day(anchor), count))).toEqual(ends.map(day))
  expect(monthsAfter(day(anchor), 0)).toEqual(day(anchor))
})

test('every instant lies in one month, which ends where the next begins', () => {
  const anchor = day('2026-01-31')
  expect(monthAround(anchor, anchor)).toEqual({ from: anchor, to: day('2026-02-28') })
  const february = { from: day('2026-02-28'), to: day('2026-03-31') }
  expect(monthAround(anchor, new Date(february.from.getTime() - 1))).toEqual({ from: anchor, to: february.from })
  expect(monthAround(anchor, february.from)).toEqual(february)
  expect(monthAround(anchor, new Date(february.to.getTime() - 1))).toEqual(february)
  expect(monthAround(anchor, day('2028-03-01'))).toEqual({ from: day('2028-02-29'), to: day('2028-03-31') })
})
