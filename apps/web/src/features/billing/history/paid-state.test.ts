import { paymentStates } from '@studiolo/db/states/billing'
import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { paidStateOf, paidToneOf } from './paid-state'

test('money tells what became of it', () => {
  expect(paymentStates.map((state) => paidStateOf({ state }))).toEqual([
    'paid',
    'paid',
    'partly-refunded',
    'refunded',
    'disputed',
    'lost',
    'duplicate',
    'paid',
  ])
})

test('every state has its word and its colour', () => {
  for (const state of paymentStates) {
    expect(messages.en.billing.states).toHaveProperty(paidStateOf({ state }))
    expect(paidToneOf(paidStateOf({ state }))).toBeTruthy()
  }
})
