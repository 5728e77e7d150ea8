import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readOfficialSpec } from '../../../testing/simulators/official-spec'
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

const START = '2026-01-10T09:00:00.000Z'
const END = '2026-02-10T09:00:00.000Z'
const shown = {
  id: 'sub_1',
  status: 'active',
  product: { id: 'prod_1', price: 1000, currency: 'EUR', tax_mode: 'exclusive' },
  customer: { id: 'cust_1' },
}
const told = {
  ...shown,
  last_transaction_id: 'tran_1',
  current_period_start_date: START,
  current_period_end_date: END,
  metadata: { reference: 'cks_1' },
}
const invoice = {
  id: 'tran_1',
  type: 'invoice',
  status: 'paid',
  amount: 1000,
  amount_paid: 1210,
  currency: 'EUR',
  subscription: 'sub_1',
  period_start: Date.parse(START),
  period_end: Date.parse(END),
  created_at: AT,
}
const snapshot = {
  gatewaySubscriptionId: 'sub_1',
  gatewayCustomerId: 'cust_1',
  reference: 'cks_1',
  product: 'prod_1',
  state: 'active',
  cancelsAt: null,
  endedAt: null,
  readAt: new Date('2026-01-15T12:00:00Z'),
}
const askedNow = '/v1/subscriptions?subscription_id=sub_1'

describe('a subscription’s events', () => {
  test('the checkout it began in knows the reference, the API how it stands', async () => {
    api.answers.set(askedNow, { ...shown, product: 'prod_2' })
    const body = event('checkout.completed', {
      id: 'ch_1',
      status: 'completed',
      request_id: 'cks_1',
      order: { id: 'ord_1', status: 'paid', type: 'recurring', amount: 1000, currency: 'EUR' },
      subscription: { id: 'sub_1', product: 'prod_1' },
    })
    expect(await readEvent(body)).toEqual([
      { kind: 'subscription', subscription: { ...snapshot, product: 'prod_2', reference: 'cks_1' } },
    ])
  })

  test.each([
    'active',
    'trialing',
    'update',
    'past_due',
    'unpaid',
    'paused',
    'scheduled_cancel',
    'canceled',
    'expired',
  ])('subscription.%s is only a reason to ask', async (type) => {
    api.answers.set(askedNow, { ...shown, customer: 'cust_1' })
    const late = { ...told, status: 'canceled', product: 'prod_old', canceled_at: START }
    expect(await readEvent(event(`subscription.${type}`, late))).toEqual([
      { kind: 'subscription', subscription: snapshot },
    ])
    expect(api.asked).toEqual([askedNow])
  })

  const paid = {
    kind: 'invoice-paid',
    gatewayPaymentId: 'tran_1',
    gatewayInvoiceId: 'tran_1',
    gatewaySubscriptionId: 'sub_1',
    reference: 'cks_1',
    amountMinor: 1210,
    currency: 'EUR',
    paidAt: at,
    receiptUrl: null,
    lines: [{ product: 'prod_1', kind: 'charge', isProration: false, from: new Date(START), to: new Date(END) }],
  }

  test('subscription.paid is how it stands, and the money of its transaction', async () => {
    api.answers.set(askedNow, shown)
    api.answers.set('/v1/transactions?transaction_id=tran_1', invoice)
    expect(await readEvent(event('subscription.paid', told))).toEqual([
      { kind: 'subscription', subscription: snapshot },
      paid,
    ])
  })

  test('subscription.paid that comes late is for what was sold then, whatever became of the money', async () => {
    api.answers.set(askedNow, {
      ...shown,
      product: { id: 'prod_2', price: 9000, currency: 'EUR', tax_mode: 'exclusive' },
    })
    api.answers.set('/v1/transactions?transaction_id=tran_1', { ...invoice, status: 'refunded' })
    api.answers.set('/v1/products?product_id=prod_1', {
      id: 'prod_1',
      name: 'Plan',
      price: 1000,
      currency: 'EUR',
      billing_type: 'recurring',
      billing_period: 'every-month',
      status: 'active',
      tax_mode: 'exclusive',
    })
    const facts = await readEvent(event('subscription.paid', { ...told, product: 'prod_1', metadata: null }))
    expect(facts.at(-1)).toEqual({ ...paid, reference: null })
  })

  test.each([
    ['names no transaction', { last_transaction_id: null }, {}],
    ['is of one that is not paid yet', {}, { status: 'pending' }],
    ['is for no period', { current_period_end_date: null }, { period_end: null }],
  ])('subscription.paid that %s is not lost in silence', async (_name, ofEvent, ofInvoice) => {
    api.answers.set(askedNow, shown)
    api.answers.set('/v1/transactions?transaction_id=tran_1', { ...invoice, ...ofInvoice })
    const body = event('subscription.paid', { ...told, ...ofEvent })
    await expect(readEvent(body)).rejects.toMatchObject({ outcome: 'unknown' })
  })
})

type Examples = { events: Record<string, { example: { object: Fields } }> }
const official = readOfficialSpec('creem.webhooks.json') as Examples | null

describe.runIf(official)('the official examples', () => {
  const examples = Object.entries(official?.events ?? {}).map(([type, { example }]) => ({ type, example }))
  const ofState = examples.filter(({ type }) => type.startsWith('subscription.'))
  const exampleOf = (type: string): Fields =>
    structuredClone(examples.find((one) => one.type === type)?.example.object ?? {})

  test.each(ofState)('$type can be read', async ({ type, example }) => {
    const { id } = example.object
    api.answers.set(`/v1/subscriptions?subscription_id=${String(id)}`, { ...shown, id })
    const { last_transaction_id: transactionId } = example.object
    api.answers.set(`/v1/transactions?transaction_id=${String(transactionId)}`, { ...invoice, id: transactionId })
    const facts = await readEvent(JSON.stringify(example))
    const kinds = type === 'subscription.paid' ? ['subscription', 'invoice-paid'] : ['subscription']
    expect(facts.map(({ kind }) => kind)).toEqual(kinds)
    expect(facts[0]).toMatchObject({ subscription: { gatewaySubscriptionId: id, product: 'prod_1', state: 'active' } })
  })

  test('a paid month, its refund and its checkout are of one payment and one subscription', async () => {
    const paid = exampleOf('subscription.paid')
    api.answers.set(`/v1/subscriptions?subscription_id=${String(paid.id)}`, { ...shown, id: paid.id })
    const transaction = exampleOf('refund.created').transaction as Fields
    api.answers.set(`/v1/transactions?transaction_id=${String(transaction.id)}`, transaction)
    const [, month] = await readEvent(event('subscription.paid', paid))
    expect(month).toMatchObject({
      kind: 'invoice-paid',
      gatewayPaymentId: 'tran_5yMaWzAl3jxuGJMCOrYWwk',
      gatewaySubscriptionId: 'sub_6pC2lNB6joCRQIZ1aMrTpi',
      amountMinor: 1210,
      lines: [{ isProration: false, from: new Date('2024-10-12T11:58:38Z'), to: new Date('2024-11-12T11:58:38Z') }],
    })
    expect(await readEvent(event('refund.created', exampleOf('refund.created')))).toMatchObject([
      { kind: 'refund', gatewayPaymentId: 'tran_5yMaWzAl3jxuGJMCOrYWwk', amountMinor: 1210 },
    ])
    expect(await readEvent(event('checkout.completed', exampleOf('checkout.completed')))).toMatchObject([
      { subscription: { gatewaySubscriptionId: 'sub_6pC2lNB6joCRQIZ1aMrTpi', reference: 'my-request-id' } },
    ])
  })

  test('a dispute of a paid month names its transaction', async () =>
    expect(await readEvent(event('dispute.created', exampleOf('dispute.created')))).toMatchObject([
      { kind: 'dispute', gatewayPaymentId: 'tran_4Dk8CxWFdceRUQgMFhCCXX', amountMinor: 1331 },
    ]))

  test.each([
    ['checkout.completed', 'paid', 1000],
    ['refund.created', 'refund', 1210],
    ['dispute.created', 'dispute', 1331],
  ])('%s would be a %s of %i of its order were it a one-off', async (type, kind, amountMinor) => {
    const { subscription: _subscription, order, transaction, ...rest } = exampleOf(type)
    const { subscription: _named, ...ofOrder } = (transaction ?? {}) as Fields
    const object = {
      ...rest,
      order: { ...(order as Fields), type: 'onetime' },
      transaction: { ...ofOrder, type: 'payment' },
    }
    const gatewayPaymentId = (order as Fields).id
    expect(await readEvent(event(type, object))).toMatchObject([{ kind, amountMinor, gatewayPaymentId }])
  })
})
