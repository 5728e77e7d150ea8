import { orderStates, paymentStates } from '@studiolo/db/states/billing'
import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { purchaseStateOf, standingOf } from './purchase-state'

const paid = { state: 'paid', payment: 'paid', strays: [] } as const
const pending = { state: 'pending', payment: null, strays: [] } as const
const expired = { state: 'expired', payment: null, strays: [] } as const
const unmatched = { kind: 'unmatched' } as const
const duplicate = { kind: 'duplicate' } as const

test('an order that was not paid tells nothing of money', () => {
  expect(purchaseStateOf(pending)).toBe('waiting')
  expect(purchaseStateOf(expired)).toBe('expired')
})

test('one whose money came and did not count tells so, and never that nothing was charged', () => {
  for (const order of [pending, expired]) {
    expect(purchaseStateOf({ ...order, strays: [unmatched] })).toBe('unmatched')
    expect(purchaseStateOf({ ...order, strays: [duplicate] })).toBe('duplicate')
    expect(purchaseStateOf({ ...order, strays: [duplicate, unmatched] })).toBe('unmatched')
    expect(standingOf({ ...order, strays: [unmatched] }, 'canceled')).toBe('unmatched')
    expect(standingOf({ ...order, strays: [duplicate] }, 'canceled')).toBe('duplicate')
  }
})

test('one that was paid stays paid, whatever else came', () => {
  expect(purchaseStateOf({ ...paid, strays: [duplicate, unmatched] })).toBe('paid')
  expect(purchaseStateOf({ ...paid, payment: 'refunded', strays: [duplicate] })).toBe('refunded')
})

test('one that was paid tells what became of it', () => {
  const told = paymentStates.map((payment) => purchaseStateOf({ ...paid, payment }))
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
  expect(purchaseStateOf({ ...paid, payment: null })).toBe('paid')
})

test('who turned back is told so, unless it was paid after all', () => {
  expect(standingOf(pending, null)).toBe('waiting')
  expect(standingOf(pending, 'canceled')).toBe('canceled')
  expect(standingOf(paid, 'canceled')).toBe('paid')
  expect(standingOf(expired, 'canceled')).toBe('canceled')
  expect(standingOf(expired, null)).toBe('expired')
})

test('every state has its words', () => {
  const all = orderStates.flatMap((state) =>
    [[], [unmatched], [duplicate]].flatMap((strays) =>
      [null, ...paymentStates].map((payment) => ({ state, payment, strays })),
    ),
  )
  for (const order of all) {
    const { states, order: pages, planOrder: ofPlans } = messages.en.billing
    expect(states).toHaveProperty(purchaseStateOf(order))
    expect(pages).toHaveProperty(`${standingOf(order, 'canceled')}.title`)
    expect(pages).toHaveProperty(`${standingOf(order, null)}.title`)
    expect(ofPlans).toHaveProperty(`${standingOf(order, 'canceled')}.title`)
    expect(ofPlans).toHaveProperty(`${standingOf(order, null)}.title`)
  }
})
