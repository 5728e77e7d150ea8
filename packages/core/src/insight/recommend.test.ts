import { expect, test } from 'vitest'
import { monthlyNeed, recommend } from './recommend'

const offer = (id: string, credits: number, amountMinor: number, currency = 'USD') => ({
  id,
  credits,
  amountMinor,
  currency,
})
const packages = [offer('starter', 115, 990), offer('standard', 355, 3000), offer('premium', 1450, 9900)]
const plan = (id: string, monthlyCredits: number, amountMinor: number, currency = 'USD') => ({
  id,
  monthlyCredits,
  amountMinor,
  currency,
})
const plans = [plan('free', 0, 0), plan('creator', 300, 1900), plan('pro', 1000, 4900), plan('business', 4000, 14_900)]

test.each([
  ['who spends nothing needs nothing', 0, null],
  ['a little: one small package', 1, ['package', 'starter', 1, 115, 990]],
  ['exactly one small package', 115 / 30, ['package', 'starter', 1, 115, 990]],
  ['one credit more: a plan is cheaper than two packages', 116 / 30, ['plan', 'creator', 1, 300, 1900]],
  ['exactly a plan', 10, ['plan', 'creator', 1, 300, 1900]],
  [
    'one credit above a plan: three small packages for less than the next plan',
    10.04,
    ['package', 'starter', 3, 345, 2970],
  ],
  ['much: the next plan', 30, ['plan', 'pro', 1, 1000, 4900]],
  ['above every plan: several large packages', 200, ['package', 'premium', 5, 7250, 49_500]],
])('%s', (_what, perDay, expected) => {
  const best = recommend(perDay, packages, plans)
  expect(best && [best.kind, best.id, best.count, best.credits, best.amountMinor]).toEqual(expected)
})

test('at the same price a plan goes first, then what brings more, then fewer packages', () => {
  const same = [offer('a', 100, 1000), offer('b', 120, 1000)]
  expect(recommend(3, same, [plan('p', 90, 1000)])).toMatchObject({ kind: 'plan', id: 'p' })
  expect(recommend(3, same, [])).toMatchObject({ id: 'b', count: 1 })
  expect(recommend(3, [offer('half', 60, 500), offer('whole', 120, 1000)], [])).toMatchObject({ id: 'whole', count: 1 })
})

test('only offers of the currency that most of them have are compared', () => {
  const mixed = [offer('yen', 500, 900, 'JPY'), offer('dollar', 500, 3000), offer('more', 1000, 5000)]
  expect(recommend(10, mixed, [])).toMatchObject({ id: 'dollar', currency: 'USD' })
})

test('nothing for sale, nothing recommended; a plan for nothing is none', () => {
  expect(recommend(5, [], [])).toBeNull()
  expect(recommend(5, [], [plan('free', 500, 0)])).toBeNull()
})

test('a month needs whole credits, counted in hundredths', () => {
  expect(monthlyNeed(0.1)).toBe(3)
  expect(monthlyNeed(0.11)).toBe(4)
  expect(monthlyNeed(0)).toBe(0)
})
