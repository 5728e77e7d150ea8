import { paymentStates } from '@studiolo/db/states/billing'
import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { purchaseTones } from '../orders/purchase-state'
import { paidStateOf } from './paid-state'

const money = { amountMinor: 990, refundedMinor: 0 }

test('money tells what became of it', () => {
  expect(paymentStates.map((state) => paidStateOf({ ...money, state }))).toEqual([
    'paid',
    'paid',
    'partly-refunded',
    'refunded',
    'disputed',
    'lost',
    'duplicate',
    'unmatched',
  ])
})

test('what came in vain is told as refunded once all of it went back', () => {
  for (const state of ['duplicate', 'unmatched'] as const) {
    expect(paidStateOf({ ...money, state, refundedMinor: 989 })).toBe(state)
    expect(paidStateOf({ ...money, state, refundedMinor: 990 })).toBe('refunded')
  }
})

test('every state has its word and its colour', () => {
  for (const state of paymentStates) {
    expect(messages.en.billing.states).toHaveProperty(paidStateOf({ ...money, state }))
    expect(purchaseTones[paidStateOf({ ...money, state })]).toBeTruthy()
  }
})
