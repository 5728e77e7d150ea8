import { expect, test } from 'vitest'
import { countDisputes, creditsWith, leftOf, refundedOf } from './payment-money'

const createdAt = new Date('2026-01-15T12:00:00Z')
const refund = (amountMinor: number, state: 'pending' | 'succeeded' | 'failed') => ({
  id: `re_${amountMinor}`,
  amountMinor,
  state,
  createdAt,
})
const refunds = [refund(500, 'succeeded'), refund(700, 'pending'), refund(900, 'failed')]

test('a refund that failed has moved nothing', () => {
  expect(refundedOf({ refunds })).toEqual({ doneMinor: 500, pendingMinor: 700 })
  expect(leftOf({ amountMinor: 3000, paidAt: createdAt, refunds })).toBe(1800)
})

test('what was not paid cannot be refunded, and never less than nothing', () => {
  expect(leftOf({ amountMinor: null, paidAt: null, refunds: [] })).toBe(0)
  expect(leftOf({ amountMinor: 3000, paidAt: null, refunds: [] })).toBe(0)
  expect(leftOf({ amountMinor: 1000, paidAt: createdAt, refunds })).toBe(0)
})

test('credits go with the money, as far as there are any', () => {
  const payment = { amountMinor: 3000, credits: 355, takenCredits: 0 }
  expect(creditsWith(3000, payment)).toBe(355)
  expect(creditsWith(1000, payment)).toBe(118)
  expect(creditsWith(3000, { ...payment, takenCredits: 300 })).toBe(55)
  expect(creditsWith(3000, { ...payment, amountMinor: null })).toBe(0)
})

test('disputes by how they stand', () => {
  const dispute = (state: 'open' | 'won' | 'lost') => ({ id: state, amountMinor: 1, state, createdAt })
  expect(countDisputes({ disputes: [dispute('won'), dispute('open'), dispute('won')] })).toEqual({
    open: 1,
    won: 2,
    lost: 0,
  })
})
