import { expect, test } from 'vitest'
import { countDisputes, creditsWith, refundedOf } from './payment-money'

const createdAt = new Date('2026-01-15T12:00:00Z')
const refund = (amountMinor: number, state: 'pending' | 'succeeded' | 'failed') => ({
  id: `re_${amountMinor}`,
  amountMinor,
  state,
  createdAt,
})
const refunds = [refund(500, 'succeeded'), refund(700, 'pending'), refund(900, 'failed')]

test('what is on its way has not gone; what the gateway counts has, though no refund tells of it', () => {
  expect(refundedOf({ refunds, refundedMinor: 1200 })).toEqual({ doneMinor: 500, pendingMinor: 700 })
  expect(refundedOf({ refunds, refundedMinor: 2000 })).toEqual({ doneMinor: 1300, pendingMinor: 700 })
  expect(refundedOf({ refunds: [], refundedMinor: 300 })).toEqual({ doneMinor: 300, pendingMinor: 0 })
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
