import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { createFakeClock } from '../../../testing/fake-clock'
import { readFacts } from './read-facts'

const SECOND = 1_760_000_000
const at = new Date(SECOND * 1000)

/** No line to Stripe: receipts are never answered. */
const client = new Stripe('sk_test_1', {
  maxNetworkRetries: 0,
  httpClient: Stripe.createFetchHttpClient(async () => {
    throw new Error('no line')
  }),
})
const clock = createFakeClock()

const told = (type: string, object: unknown) =>
  readFacts(
    { client, clock },
    JSON.stringify({ id: 'evt_1', object: 'event', created: SECOND, type, data: { object } }),
  )

const session = {
  id: 'cs_test_1',
  mode: 'payment',
  status: 'complete',
  payment_status: 'paid',
  payment_intent: 'pi_1',
  client_reference_id: 'cks_1',
  amount_subtotal: 2900,
  amount_total: 3190,
  currency: 'usd',
}
const paid = {
  kind: 'paid',
  gatewayPaymentId: 'pi_1',
  reference: 'cks_1',
  gatewaySessionId: 'cs_test_1',
  amountMinor: 3190,
  currency: 'USD',
  paidAt: at,
  receiptUrl: null,
}

test.each(['checkout.session.completed', 'checkout.session.async_payment_succeeded'])('%s: paid', async (type) => {
  expect(await told(type, session)).toEqual([paid])
})

test('a session that cost nothing is paid under its own id', async () => {
  const free = { ...session, payment_status: 'no_payment_required', payment_intent: null, amount_total: 0 }
  expect(await told('checkout.session.completed', free)).toEqual([
    { ...paid, gatewayPaymentId: 'cs_test_1', amountMinor: 0 },
  ])
})

test('a session of somebody else’s has no reference, one whose intent is there whole has its id', async () => {
  const other = { ...session, client_reference_id: null, payment_intent: { id: 'pi_9', object: 'payment_intent' } }
  expect(await told('checkout.session.completed', other)).toEqual([
    { ...paid, reference: null, gatewayPaymentId: 'pi_9' },
  ])
})

test('nothing is paid by a session whose money is still on its way, nor by one that sells nothing', async () => {
  expect(await told('checkout.session.completed', { ...session, payment_status: 'unpaid' })).toEqual([])
  expect(await told('checkout.session.completed', { id: 'cs_1', mode: 'setup', currency: null })).toEqual([])
})

test.each(['checkout.session.expired', 'checkout.session.async_payment_failed'])('%s: closed', async (type) => {
  expect(await told(type, { ...session, payment_status: 'unpaid' })).toEqual([
    { kind: 'session-closed', reference: 'cks_1', gatewaySessionId: 'cs_test_1' },
  ])
})

const refund = { id: 're_1', payment_intent: 'pi_1', amount: 100, status: 'succeeded', created: SECOND }

test.each([
  ['refund.created', 'pending', 'pending'],
  ['refund.created', 'requires_action', 'pending'],
  ['refund.created', 'succeeded', 'succeeded'],
  ['refund.updated', 'canceled', 'failed'],
  ['refund.failed', 'failed', 'failed'],
])('%s %s: %s', async (type, status, state) => {
  expect(await told(type, { ...refund, status })).toEqual([
    { kind: 'refund', gatewayRefundId: 're_1', gatewayPaymentId: 'pi_1', amountMinor: 100, state, at },
  ])
})

const dispute = { id: 'dp_1', payment_intent: 'pi_1', amount: 2900, status: 'needs_response', created: SECOND }

test.each([
  ['created', 'needs_response', 'open'],
  ['created', 'warning_needs_response', 'open'],
  ['updated', 'under_review', 'open'],
  ['updated', 'appeal_under_review', 'open'],
  ['funds_withdrawn', 'needs_response', 'open'],
  ['closed', 'won', 'won'],
  ['closed', 'lost', 'lost'],
  ['closed', 'warning_closed', 'won'],
  ['funds_reinstated', 'won', 'won'],
  ['created', 'prevented', 'lost'],
])('charge.dispute.%s %s: %s', async (type, status, state) => {
  expect(await told(`charge.dispute.${type}`, { ...dispute, status })).toEqual([
    { kind: 'dispute', gatewayDisputeId: 'dp_1', gatewayPaymentId: 'pi_1', amountMinor: 2900, state, at },
  ])
})

test('a dispute that was blocked took no money', async () => {
  const blocked = { ...dispute, status: 'prevented', payment_method_details: { card: { case_type: 'block' } } }
  expect(await told('charge.dispute.created', blocked)).toMatchObject([{ state: 'won' }])
})

test('a fraud warning', async () => {
  const warning = { id: 'issfr_1', payment_intent: 'pi_1', created: SECOND }
  expect(await told('radar.early_fraud_warning.created', warning)).toEqual([
    { kind: 'fraud-warning', gatewayPaymentId: 'pi_1', at },
  ])
})

test('what is of no checkout says nothing', async () => {
  expect(await told('refund.created', { ...refund, payment_intent: null })).toEqual([])
  expect(await told('charge.dispute.created', { ...dispute, payment_intent: null })).toEqual([])
  expect(await told('radar.early_fraud_warning.created', { created: SECOND })).toEqual([])
})

const charged = {
  id: 'pi_1',
  object: 'payment_intent',
  status: 'succeeded',
  amount: 3190,
  amount_received: 3190,
  currency: 'usd',
  latest_charge: 'ch_1',
  metadata: { reference: 'cks_1', orderId: 'ord_1', offSession: 'true' },
}

test('what a kept means of payment was charged for is told under its session', async () => {
  expect(await told('payment_intent.succeeded', charged)).toEqual([{ ...paid, gatewaySessionId: null }])
})

test('the payment of a checkout or an invoice is told by these, not by itself; one that is not there yet by nothing', async () => {
  const ofCheckout = { ...charged, metadata: { reference: 'cks_1', orderId: 'ord_1' } }
  expect(await told('payment_intent.succeeded', ofCheckout)).toEqual([])
  expect(await told('payment_intent.succeeded', { ...charged, metadata: {} })).toEqual([])
  expect(await told('payment_intent.succeeded', { ...charged, status: 'processing' })).toEqual([])
})

test('a charge that came to nothing is told with why, under its session', async () => {
  const message = 'The bank account has been closed.'
  const failed = { ...charged, status: 'requires_payment_method', amount_received: 0, last_payment_error: { message } }
  expect(await told('payment_intent.payment_failed', failed)).toEqual([
    { kind: 'charge-failed', reference: 'cks_1', why: message },
  ])
  expect(await told('payment_intent.payment_failed', { ...failed, last_payment_error: null })).toEqual([])
  const ofCheckout = { ...failed, metadata: { reference: 'cks_1', orderId: 'ord_1' } }
  expect(await told('payment_intent.payment_failed', ofCheckout)).toEqual([])
})

test.each(['payment_intent.canceled', 'payment_intent.processing'])('%s says nothing', async (type) =>
  expect(await told(type, { ...charged, status: 'requires_payment_method' })).toEqual([]),
)

test('a session that was asked to keep its card is read again when Stripe does not answer with what', async () => {
  const keeping = { ...session, metadata: { reference: 'cks_1', keepsMethod: 'true' } }
  await expect(told('checkout.session.completed', keeping)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(await told('checkout.session.completed', { ...keeping, payment_status: 'unpaid' })).toEqual([])
  const free = { ...keeping, payment_status: 'no_payment_required', payment_intent: null, amount_total: 0 }
  expect(await told('checkout.session.completed', free)).toEqual([
    { ...paid, gatewayPaymentId: 'cs_test_1', amountMinor: 0 },
  ])
})

test.each(['charge.refunded', 'invoice.payment_succeeded', 'v2.core.event_destination.ping'])(
  '%s says nothing',
  async (type) => {
    expect(await told(type, session)).toEqual([])
  },
)

test('an event about money that cannot be read is a failure, not silence', async () => {
  await expect(told('checkout.session.completed', { ...session, amount_total: null })).rejects.toThrow('amount_total')
})
