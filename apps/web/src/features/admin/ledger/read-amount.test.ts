import { expect, test } from 'vitest'
import { readAmount } from './read-amount'

test.each([
  ['12', 12],
  [' 8 ', 8],
  ['1,200', 1200],
  ['1 200', 1200],
  ['1,000,000', 1_000_000],
])('%j is %i', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

test.each(['', '0', '-3', '+3', '1.5', '12,5', '1,2000', '1e3', '1000001', 'ten'])('%j is no amount', (text) => {
  expect(readAmount(text)).toBeNull()
})
