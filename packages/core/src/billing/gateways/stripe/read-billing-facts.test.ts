import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { createFakeClock } from '../../../testing/fake-clock'
import { readFacts } from './read-facts'
import {
  MONTH_S,
  recordedInvoice,
  recordedLine,
  recordedPayment,
  recordedSubscription,
} from './testing/recorded-answers'

const SECOND = 1_760_000_000
const begun = new Date(SECOND * 1000)
const over = new Date((SECOND + MONTH_S) * 1000)
const clock = createFakeClock()

/** A line to a Stripe that answers what is given by path, in the order in which it is asked. */
function answering(answers: Record<string, unknown>) {
  const asked: string[] = []
  const client = new Stripe('sk_test_1', {
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(async (input) => {
      const { pathname, search } = new URL(String(input))
      asked.push(decodeURIComponent(pathname + search))
      const answer = answers[pathname]
      return answer === undefined
        ? Response.json({ error: { type: 'api_error', message: 'down' } }, { status: 500 })
        : Response.json(answer)
    }),
  })
  const told = (type: string, object: unknown) =>
    readFacts({ client, clock }, JSON.stringify({ id: 'evt_1', created: SECOND, type, data: { object } }))
  return { asked, told }
}

const INVOICE = '/v1/invoices/in_1'
const SUBSCRIPTION = '/v1/subscriptions/sub_1'

const paid = {
  kind: 'invoice-paid',
  gatewayPaymentId: 'pi_1',
  gatewayInvoiceId: 'in_1',
  gatewaySubscriptionId: 'sub_1',
  reference: 'cks_1',
  amountMinor: 1900,
  currency: 'USD',
  paidAt: new Date((SECOND + 5) * 1000),
  receiptUrl: 'https://invoice.stripe.com/i/1',
  lines: [{ product: 'price_creator', kind: 'charge', isProration: false, from: begun, to: over }],
}

/** What `invoice.paid` says of an invoice that Stripe answers so. */
const saidOf = (changed: object) =>
  answering({ [INVOICE]: { ...recordedInvoice, ...changed } }).told('invoice.paid', { id: 'in_1' })

test('a month is told by the invoice as it is answered, not as the event has it', async () => {
  const { asked, told } = answering({ [INVOICE]: recordedInvoice })
  expect(await told('invoice.paid', { id: 'in_1', amount_paid: 1, lines: 'of another version' })).toEqual([paid])
  expect(asked).toEqual([`${INVOICE}?expand[0]=payments`])
})

test('without an answer it is no fact with another id, but has to be read again', async () => {
  const { told } = answering({})
  await expect(told('invoice.paid', recordedInvoice)).rejects.toMatchObject({ outcome: 'unknown' })
  const { payments: _, ...unexpanded } = recordedInvoice
  const later = answering({ [INVOICE]: unexpanded })
  await expect(later.told('invoice.paid', recordedInvoice)).rejects.toMatchObject({ outcome: 'unknown' })
  await expect(saidOf({ payments: { data: [] } })).rejects.toMatchObject({ outcome: 'unknown' })
})

test('of several payments the first that was charged is its id, in whatever order they come', async () => {
  const payments = [
    recordedPayment({ id: 'inpay_3', created: SECOND + 2, intent: 'pi_3' }),
    recordedPayment({ id: 'inpay_2', created: SECOND + 1, intent: 'pi_2' }),
    recordedPayment({ id: 'inpay_0', intent: 'pi_0', status: 'canceled' }),
  ]
  for (const data of [payments, payments.toReversed()]) {
    expect(await saidOf({ payments: { data } })).toMatchObject([{ gatewayPaymentId: 'pi_2' }])
  }
  const whole = { ...recordedPayment({ id: 'inpay_1' }), payment: { payment_intent: { id: 'pi_9', amount: 1900 } } }
  expect(await saidOf({ payments: { data: [whole] } })).toMatchObject([{ gatewayPaymentId: 'pi_9' }])
})

test('one that cost nothing, or was paid elsewhere, goes by its own id', async () => {
  expect(await saidOf({ amount_paid: 0, payments: { data: [] } })).toEqual([
    { ...paid, gatewayPaymentId: 'in_1', amountMinor: 0 },
  ])
  const elsewhere = recordedPayment({ id: 'inpay_1', intent: null })
  expect(await saidOf({ payments: { data: [elsewhere] } })).toMatchObject([{ gatewayPaymentId: 'in_1' }])
})

test('an upgrade says what goes back and what is charged; what somebody wrote on it says nothing', async () => {
  const written = { id: 'il_hand', amount: 500, period: { start: SECOND, end: SECOND }, pricing: null, parent: null }
  const pending = recordedLine({ price: 'price_studio', amount: 100, proration: 'charge' })
  const { subscription_item_details: details } = pending.parent
  const data = [
    recordedLine({ price: 'price_creator', amount: -950, proration: 'credit' }),
    recordedLine({ price: 'price_studio', amount: 2450, proration: 'charge' }),
    recordedLine({ price: 'price_creator', amount: 0, proration: 'credit' }),
    { ...pending, parent: { invoice_item_details: details, subscription_item_details: null } },
    written,
  ]
  const [fact] = await saidOf({ lines: { data, has_more: false } })
  const line = { isProration: true, from: begun, to: over }
  expect(fact).toMatchObject({
    lines: [
      { ...line, product: 'price_creator', kind: 'credit' },
      { ...line, product: 'price_studio', kind: 'charge' },
      { ...line, product: 'price_creator', kind: 'credit' },
      { ...line, product: 'price_studio', kind: 'charge' },
    ],
  })
  expect(fact?.kind === 'invoice-paid' && fact.lines).toHaveLength(4)
})

test('more lines than an invoice shows are asked for', async () => {
  const { asked, told } = answering({
    [INVOICE]: { ...recordedInvoice, lines: { data: [], has_more: true } },
    [`${INVOICE}/lines`]: { ...recordedInvoice.lines, url: `${INVOICE}/lines` },
  })
  expect(await told('invoice.paid', recordedInvoice)).toEqual([paid])
  expect(asked.at(-1)).toBe(`${INVOICE}/lines?limit=100`)
})

test('an invoice of no subscription, or one that is not paid, says nothing', async () => {
  expect(await saidOf({ parent: null })).toEqual([])
  expect(await saidOf({ parent: { quote_details: { quote: 'qt_1' }, subscription_details: null } })).toEqual([])
  expect(await saidOf({ status: 'open', status_transitions: { paid_at: null } })).toEqual([])
  const made = { subscription_details: { metadata: null, subscription: 'sub_9' } }
  expect(await saidOf({ parent: made })).toMatchObject([{ gatewaySubscriptionId: 'sub_9', reference: null }])
})

const snapshot = {
  gatewaySubscriptionId: 'sub_1',
  gatewayCustomerId: 'cus_1',
  reference: 'cks_1',
  product: 'price_creator',
  state: 'active',
  cancelsAt: null,
  endedAt: null,
  readAt: clock.now(),
}

const shownAs = (changed: object) =>
  answering({ [SUBSCRIPTION]: { ...recordedSubscription, ...changed } }).told('customer.subscription.updated', {
    id: 'sub_1',
    status: 'late',
  })

test.each([
  ['customer.subscription.created', { id: 'sub_1' }],
  ['customer.subscription.updated', { id: 'sub_1', status: 'past_due' }],
  ['customer.subscription.deleted', { id: 'sub_1', status: 'canceled' }],
  ['customer.subscription.paused', { id: 'sub_1' }],
  ['customer.subscription.resumed', { id: 'sub_1' }],
  ['invoice.payment_failed', { ...recordedInvoice, status: 'open' }],
  ['invoice.payment_failed', { id: 'in_1', object: 'invoice', subscription: 'sub_1' }],
  ['checkout.session.completed', { id: 'cs_1', mode: 'subscription', subscription: 'sub_1', payment_status: 'paid' }],
  ['checkout.session.async_payment_succeeded', { id: 'cs_1', mode: 'subscription', subscription: 'sub_1' }],
  ['checkout.session.async_payment_failed', { id: 'cs_1', mode: 'subscription', subscription: { id: 'sub_1' } }],
])('%s tells the subscription as it is now', async (type, object) => {
  const { asked, told } = answering({ [SUBSCRIPTION]: recordedSubscription })
  expect(await told(type, object)).toEqual([{ kind: 'subscription', subscription: snapshot }])
  expect(asked).toEqual([SUBSCRIPTION])
  await expect(answering({}).told(type, object)).rejects.toMatchObject({ outcome: 'unknown' })
})

test('what is of no subscription says nothing of one', async () => {
  const { asked, told } = answering({})
  expect(await told('invoice.payment_failed', { id: 'in_1', parent: null })).toEqual([])
  expect(await told('checkout.session.completed', { id: 'cs_1', mode: 'subscription', subscription: null })).toEqual([])
  expect(asked).toEqual([])
  expect(await told('checkout.session.expired', { id: 'cs_1', mode: 'subscription' })).toEqual([
    { kind: 'session-closed', reference: null, gatewaySessionId: 'cs_1' },
  ])
  expect(await shownAs({ items: { data: [] } })).toEqual([])
})

test.each([
  ['incomplete', 'incomplete'],
  ['incomplete_expired', 'canceled'],
  ['trialing', 'active'],
  ['active', 'active'],
  ['past_due', 'past-due'],
  ['unpaid', 'past-due'],
  ['paused', 'past-due'],
  ['canceled', 'canceled'],
])('%s: %s', async (status, state) => {
  expect(await shownAs({ status })).toMatchObject([{ subscription: { state } }])
})

test('a state that nobody has heard of is not guessed', async () => {
  await expect(shownAs({ status: 'levitating' })).rejects.toMatchObject({ outcome: 'unknown' })
})

test('it ends when somebody has said so: as a moment, or with its month', async () => {
  const soon = SECOND + 1000
  expect(await shownAs({ cancel_at: soon })).toMatchObject([{ subscription: { cancelsAt: new Date(soon * 1000) } }])
  expect(await shownAs({ cancel_at_period_end: true })).toMatchObject([{ subscription: { cancelsAt: over } }])
  const ended = { status: 'canceled', cancel_at: soon, cancel_at_period_end: true, ended_at: soon }
  expect(await shownAs(ended)).toMatchObject([
    { subscription: { state: 'canceled', cancelsAt: null, endedAt: new Date(soon * 1000) } },
  ])
})

test('one that was made elsewhere has no reference', async () => {
  expect(await shownAs({ metadata: {} })).toMatchObject([{ subscription: { reference: null } }])
})
