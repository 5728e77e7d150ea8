import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GatewayError } from '../gateway'
import { readEvent as readEventOf } from './read-event'
import { answeringApi, type AnsweringApi } from './testing/answering-api'

const AT = 1_768_478_400_000
const at = new Date(AT)

type Fields = Record<string, unknown>

let api: AnsweringApi
beforeAll(async () => void (api = await answeringApi()))
beforeEach(() => api.clear())

const readEvent = (body: string) => readEventOf(api.ctx, body, AbortSignal.timeout(30_000))

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

  test('is a payment of what was paid, taxes included', async () => expect(await readEvent(checkout())).toEqual([paid]))

  test('of the order’s amount where the payload does not tell what was paid', async () => {
    expect(await readEvent(checkout({}, { amount_paid: null }))).toEqual([{ ...paid, amountMinor: 1000 }])
    expect(await readEvent(checkout({}, { amount_paid: 0 }))).toEqual([{ ...paid, amountMinor: 0 }])
  })

  test('finds our reference in the metadata when there is no request id, and does without', async () => {
    expect(await readEvent(checkout({ request_id: null }))).toEqual([{ ...paid, reference: 'cks_2' }])
    expect(await readEvent(checkout({ request_id: undefined, metadata: null }))).toEqual([{ ...paid, reference: null }])
  })

  test('is not lost for a date or metadata in another form', async () => {
    expect(await readEvent(checkout({ metadata: 'text' }, { created_at: '2025-02-18 00:00:00' }))).toEqual([paid])
  })

  test.each([
    ['not paid yet', checkout({}, { status: 'pending' })],
    ['a recurring order whose subscription is not told', checkout({}, { type: 'recurring' })],
    ['without an order', checkout({ order: null })],
  ])('%s is nothing', async (_name, body) => expect(await readEvent(body)).toEqual([]))
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

  test('is a refund of the order’s payment', async () => expect(await readEvent(refund())).toEqual([fact]))

  test.each([
    ['pending', 'pending'],
    ['requiresAction', 'pending'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('%s is %s', async (status, state) => expect(await readEvent(refund({ status }))).toEqual([{ ...fact, state }]))

  test('the order is found beside the transaction too, as an object or an id', async () => {
    expect(await readEvent(refund({ transaction: { type: 'payment' } }))).toEqual([fact])
    expect(await readEvent(refund({ transaction: null, order: 'ord_1' }))).toEqual([fact])
    expect(await readEvent(refund({ transaction: { ...transaction, order } }))).toEqual([fact])
  })

  test('without a date of its own it is of the event’s', async () =>
    expect(await readEvent(refund({ created_at: '2025-02-18 00:00:00' }))).toEqual([{ ...fact, at }]))

  test('of a subscription’s payment names its transaction, whichever part tells that it is one', async () => {
    const ofTransaction = { ...fact, gatewayPaymentId: 'tran_1' }
    for (const changes of [
      { transaction: { ...transaction, type: 'invoice' } },
      { transaction: { ...transaction, subscription: 'sub_1' } },
      { transaction: 'tran_1', order: { ...order, type: 'recurring' } },
      { subscription: { id: 'sub_1' } },
    ]) {
      expect(await readEvent(refund(changes))).toEqual([ofTransaction])
    }
  })
})

describe('dispute.created', () => {
  test('is an open dispute', async () => {
    expect(await readEvent(dispute({ created_at: undefined }))).toEqual([
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

  test('of a subscription’s payment names its transaction', async () =>
    expect(await readEvent(dispute({ transaction: { ...transaction, type: 'invoice' } }))).toMatchObject([
      { gatewayPaymentId: 'tran_1' },
    ]))
})

test.each(['payment.attempted', 'something.new'])('%s is nothing', async (type) =>
  expect(await readEvent(event(type, { id: 'sub_1' }))).toEqual([]),
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
])('%s is not lost in silence', async (_name, body) => {
  await expect(readEvent(body)).rejects.toBeInstanceOf(GatewayError)
})
