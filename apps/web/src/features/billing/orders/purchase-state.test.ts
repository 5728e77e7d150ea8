import { orderStates, paymentStates } from '@studiolo/db/states/billing'
import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { purchaseStateOf, standingOf } from './purchase-state'

const paid = { state: 'paid', payment: 'paid' } as const
const pending = { state: 'pending', payment: null } as const

test('an order that was not paid tells nothing of money', () => {
  expect(purchaseStateOf(pending)).toBe('waiting')
  expect(purchaseStateOf({ state: 'expired', payment: null })).toBe('expired')
})

test('one that was paid tells what became of it', () => {
  const told = paymentStates.map((payment) => purchaseStateOf({ state: 'paid', payment }))
  expect(Object.fromEntries(paymentStates.map((payment, place) => [payment, told[place]]))).toEqual({
    announced: 'paid',
    paid: 'paid',
    'partly-refunded': 'partly-refunded',
    refunded: 'refunded',
    disputed: 'disputed',
    lost: 'lost',
    duplicate: 'paid',
    unmatched: 'paid',
  })
  expect(purchaseStateOf({ state: 'paid', payment: null })).toBe('paid')
})

test('who turned back is told so, unless it was paid after all', () => {
  expect(standingOf(pending, null)).toBe('waiting')
  expect(standingOf(pending, 'canceled')).toBe('canceled')
  expect(standingOf(paid, 'canceled')).toBe('paid')
  expect(standingOf({ state: 'expired', payment: null }, 'canceled')).toBe('canceled')
  expect(standingOf({ state: 'expired', payment: null }, null)).toBe('expired')
})

test('every state has its words', () => {
  const all = orderStates.flatMap((state) => [null, ...paymentStates].map((payment) => ({ state, payment })))
  for (const order of all) {
    const { states, order: pages, planOrder: ofPlans } = messages.en.billing
    expect(states).toHaveProperty(purchaseStateOf(order))
    expect(pages).toHaveProperty(`${standingOf(order, 'canceled')}.title`)
    expect(pages).toHaveProperty(`${standingOf(order, null)}.title`)
    expect(ofPlans).toHaveProperty(`${standingOf(order, 'canceled')}.title`)
    expect(ofPlans).toHaveProperty(`${standingOf(order, null)}.title`)
  }
})
