import { describe, expect, test } from 'vitest'
import { readOfficialSpec } from '../../../testing/simulators/official-spec'
import { GatewayError } from '../gateway'
import { readEvent } from './read-event'

const AT = 1_768_478_400_000
const at = new Date(AT)

type Fields = Record<string, unknown>

function event(eventType: string, object: unknown): string {
  return JSON.stringify({ id: 'evt_1', eventType, created_at: AT, object })
}

const order = { id: 'ord_1', status: 'paid', type: 'onetime', amount: 1000, amount_paid: 1210, currency: 'eur' }
const checkout = (changes: Fields = {}, ofOrder: Fields = {}) =>
  event('checkout.completed', {
    id: 'ch_1',
    status: 'completed',
    request_id: 'cks_1',
    metadata: { reference: 'cks_2' },
    order: { ...order, ...ofOrder },
    ...changes,
  })

const transaction = { id: 'tran_1', type: 'payment', order: 'ord_1', amount: 1000, amount_paid: 1210 }
const refund = (changes: Fields = {}) =>
  event('refund.created', {
    id: 'ref_1',
    status: 'succeeded',
    refund_amount: 300,
    transaction,
    order,
    created_at: AT - 5,
    ...changes,
  })
const dispute = (changes: Fields = {}) =>
  event('dispute.created', { id: 'disp_1', amount: 1210, transaction, order, created_at: AT - 5, ...changes })

describe('checkout.completed', () => {
  const paid = {
    kind: 'paid',
    gatewayPaymentId: 'ord_1',
    reference: 'cks_1',
    gatewaySessionId: 'ch_1',
    amountMinor: 1210,
    currency: 'EUR',
    paidAt: at,
    receiptUrl: null,
  }

  test('is a payment of what was paid, taxes included', () => expect(readEvent(checkout())).toEqual([paid]))

  test('of the order’s amount where the payload does not tell what was paid', () => {
    expect(readEvent(checkout({}, { amount_paid: null }))).toEqual([{ ...paid, amountMinor: 1000 }])
    expect(readEvent(checkout({}, { amount_paid: 0 }))).toEqual([{ ...paid, amountMinor: 0 }])
  })

  test('finds our reference in the metadata when there is no request id, and does without', () => {
    expect(readEvent(checkout({ request_id: null }))).toEqual([{ ...paid, reference: 'cks_2' }])
    expect(readEvent(checkout({ request_id: undefined, metadata: null }))).toEqual([{ ...paid, reference: null }])
  })

  test('is not lost for a date or metadata in another form', () => {
    expect(readEvent(checkout({ metadata: 'text' }, { created_at: '2025-02-18 00:00:00' }))).toEqual([paid])
  })

  test.each([
    ['not paid yet', checkout({}, { status: 'pending' })],
    ['a subscription', checkout({}, { type: 'recurring' })],
    ['without an order', checkout({ order: null })],
  ])('%s is nothing', (_name, body) => expect(readEvent(body)).toEqual([]))
})

describe('refund.created', () => {
  const fact = {
    kind: 'refund',
    gatewayRefundId: 'ref_1',
    gatewayPaymentId: 'ord_1',
    amountMinor: 300,
    state: 'succeeded',
    at: new Date(AT - 5),
  }

  test('is a refund of the order’s payment', () => expect(readEvent(refund())).toEqual([fact]))

  test.each([
    ['pending', 'pending'],
    ['requiresAction', 'pending'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('%s is %s', (status, state) => expect(readEvent(refund({ status }))).toEqual([{ ...fact, state }]))

  test('the order is found beside the transaction too, as an object or an id', () => {
    expect(readEvent(refund({ transaction: { type: 'payment' } }))).toEqual([fact])
    expect(readEvent(refund({ transaction: null, order: 'ord_1' }))).toEqual([fact])
    expect(readEvent(refund({ transaction: { ...transaction, order } }))).toEqual([fact])
  })

  test('without a date of its own it is of the event’s', () =>
    expect(readEvent(refund({ created_at: '2025-02-18 00:00:00' }))).toEqual([{ ...fact, at }]))

  test('a subscription’s is nothing', () => {
    expect(readEvent(refund({ transaction: { ...transaction, type: 'invoice' } }))).toEqual([])
    expect(readEvent(refund({ order: { ...order, type: 'recurring' } }))).toEqual([])
  })
})

describe('dispute.created', () => {
  test('is an open dispute', () => {
    expect(readEvent(dispute({ created_at: undefined }))).toEqual([
      {
        kind: 'dispute',
        gatewayDisputeId: 'disp_1',
        gatewayPaymentId: 'ord_1',
        amountMinor: 1210,
        state: 'open',
        at,
      },
    ])
  })

  test('a subscription’s is nothing', () =>
    expect(readEvent(dispute({ transaction: { ...transaction, type: 'invoice' } }))).toEqual([]))
})

test.each(['subscription.active', 'subscription.paid', 'subscription.canceled', 'something.new'])(
  '%s is nothing',
  (type) => expect(readEvent(event(type, { id: 'sub_1' }))).toEqual([]),
)

test.each([
  ['not JSON', 'nonsense'],
  ['no envelope', '{}'],
  ['a payment without an amount', checkout({}, { amount: undefined })],
  ['a payment of half a cent', checkout({}, { amount_paid: 0.5 })],
  ['a payment in no currency', checkout({}, { currency: 'euros' })],
  ['a refund without an amount', refund({ refund_amount: null })],
  ['a refund of nothing we could name', refund({ transaction: { type: 'payment' }, order: null })],
  ['a dispute of nothing we could name', dispute({ transaction: null, order: null })],
])('%s is not lost in silence', (_name, body) => expect(() => readEvent(body)).toThrow(GatewayError))

type Examples = { events: Record<string, { example: { object: { order?: Fields; transaction?: Fields } } }> }
const official = readOfficialSpec('creem.webhooks.json') as Examples | null

describe.runIf(official)('the official examples', () => {
  const examples = Object.entries(official?.events ?? {})

  test.each(examples)('%s can be read, and is nothing while it is a subscription’s', (_type, { example }) => {
    expect(readEvent(JSON.stringify(example))).toEqual([])
  })

  test.each([
    ['checkout.completed', 'paid', 1000],
    ['refund.created', 'refund', 1210],
    ['dispute.created', 'dispute', 1331],
  ])('%s would be a %s of %i were it a one-off', (type, kind, amountMinor) => {
    const example = structuredClone(official?.events[type]?.example)
    if (example?.object.order) example.object.order.type = 'onetime'
    if (example?.object.transaction) example.object.transaction.type = 'payment'
    expect(readEvent(JSON.stringify(example))).toMatchObject([{ kind, amountMinor }])
  })
})
