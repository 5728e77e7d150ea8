import { expect, test } from 'vitest'
import { intendToBuy } from './intention'

const standard = { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD' }

test('a second press means the same order, another price or package another one', () => {
  let made = 0
  const newKey = () => `key-${++made}`
  const first = intendToBuy(null, standard, newKey)
  expect(intendToBuy(first, standard, newKey)).toBe(first)
  expect(intendToBuy(first, { ...standard, amountMinor: 2900 }, newKey).key).toBe('key-2')
  expect(intendToBuy(first, { ...standard, id: 'premium' }, newKey).key).toBe('key-3')
  expect(intendToBuy(first, { ...standard, currency: 'EUR' }, newKey).key).toBe('key-4')
})
