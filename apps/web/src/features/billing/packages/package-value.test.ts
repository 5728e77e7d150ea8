import { expect, test } from 'vitest'
import { bestValueOf, priceOf100 } from './package-value'

const starter = { id: 'starter', credits: 115, amountMinor: 990, currency: 'USD' }
const standard = { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD' }
const premium = { id: 'premium', credits: 1450, amountMinor: 9900, currency: 'USD' }

test('the price of 100 credits, to the cent', () => {
  expect([starter, standard, premium].map(priceOf100)).toEqual([861, 845, 683])
})

test('the cheapest credits are the best value', () => {
  expect(bestValueOf([starter, standard, premium])).toBe('premium')
  expect(bestValueOf([premium, starter])).toBe('premium')
})

test('nothing is best without a choice, in a tie, or between currencies', () => {
  expect(bestValueOf([])).toBeNull()
  expect(bestValueOf([starter])).toBeNull()
  expect(bestValueOf([starter, { ...starter, id: 'double', credits: 230, amountMinor: 1980 }])).toBeNull()
  expect(bestValueOf([starter, { ...premium, currency: 'EUR' }])).toBeNull()
})
