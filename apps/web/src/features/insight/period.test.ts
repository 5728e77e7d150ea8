import { expect, test } from 'vitest'
import { readPeriod } from './period'

test.each([
  ['7', 7],
  ['90', 90],
  ['31', 30],
  ['', 30],
  [null, 30],
  [undefined, 30],
])('%j asks for %d days', (text, days) => {
  expect(readPeriod(text)).toBe(days)
})
