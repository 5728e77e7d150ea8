import { expect, test } from 'vitest'
import { readTopUp } from './read-top-up'

const standard = { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD', names: null }
const draft = { packageId: 'standard', threshold: '50', cap: '90' }

test('a draft becomes what is sent, the cap in minor units', () => {
  expect(readTopUp(draft, standard).input).toEqual({ packageId: 'standard', threshold: 50, monthlyCapMinor: 9000 })
  expect(readTopUp({ ...draft, cap: '30.00' }, standard).input?.monthlyCapMinor).toBe(3000)
})

test.each([
  [{ threshold: '' }, ['threshold']],
  [{ threshold: '0' }, ['threshold']],
  [{ threshold: '1.5' }, ['threshold']],
  [{ threshold: '100001' }, ['threshold']],
  [{ cap: '29.99' }, ['cap']],
  [{ cap: 'much', threshold: 'few' }, ['threshold', 'cap']],
])('%o is wrong', (change, wrong) => {
  expect(readTopUp({ ...draft, ...change }, standard)).toEqual({ input: null, wrong })
})
