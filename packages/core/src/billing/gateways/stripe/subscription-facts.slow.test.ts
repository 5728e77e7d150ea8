import { afterAll, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, SECOND_MS, addMs } from '../../../kernel/clock'
import type { MoneyFact, SubscriptionSnapshot } from '../gateway'
import { invoicesOf, snapshotsOf, stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const scene = await stripeScene()
const { clock, stripe, ctx, gateway, order, configured, subscribed, monthOf, toldSince } = scene
const { subscriptions: desk } = gateway
afterAll(() => stripe.close())

const creator = await scene.plan({ name: 'Creator', amountMinor: 2000 })

async function listed(since: Date): Promise<MoneyFact[]> {
  const facts: MoneyFact[] = []
  for await (const fact of gateway.listFacts(ctx, since, never)) facts.push(fact)
  return facts
}

test('a plan is sold by its price, and says whose it is on the subscription and its invoices', async () => {
  const asked = order({ mode: 'subscription', item: 'creator', product: creator.id })
  const opened = await gateway.openSession(ctx, asked, never)
  expect(stripe.requests.at(-1)).toMatchObject({
    idempotencyKey: asked.reference,
    params: {
      mode: 'subscription',
      client_reference_id: asked.reference,
      customer_email: 'buyer@example.com',
      line_items: [{ quantity: '1', price: creator.id }],
      subscription_data: { metadata: { reference: asked.reference, orderId: asked.orderId } },
    },
  })
  expect(stripe.requests.at(-1)?.params).not.toHaveProperty('payment_intent_data')
  expect(await gateway.openSession(ctx, asked, never)).toEqual(opened)
  expect(stripe.sessions.get(opened.gatewaySessionId)).toMatchObject({ amount_total: 2000, currency: 'usd' })
})

test('without a price nothing is sold, and nothing is asked', async () => {
  const before = stripe.requests.length
  await expect(gateway.openSession(ctx, order({ mode: 'subscription', product: null }), never)).rejects.toMatchObject({
    outcome: 'refused',
    message: expect.stringContaining('sync'),
  })
  expect(stripe.requests).toHaveLength(before)
})

test('what can be paid with only once is not asked for a subscription', async () => {
  const sell = async (methods: string) => {
    const other = await configured({ STRIPE_PAYMENT_METHODS: methods })
    return other.gateway.openSession(other.ctx, order({ mode: 'subscription', product: creator.id }), never)
  }
  await sell('card,alipay,wechat_pay,sepa_debit')
  const { params } = stripe.requests.at(-1) ?? {}
  expect(params).toMatchObject({ allowed_payment_method_types: ['card', 'sepa_debit'] })
  expect(params).not.toHaveProperty('payment_method_options')
  await expect(sell('alipay,wechat_pay')).rejects.toMatchObject({ outcome: 'refused' })
})

test('subscribed: one invoice for the month, the subscription as it is, no payment of the session', async () => {
  const start = stripe.events.length
  const { id, reference } = await subscribed(creator.id)
  const facts = await toldSince(start)
  const [invoice] = stripe.invoices.values()
  expect(facts.some(({ kind }) => kind === 'paid')).toBe(false)
  expect(invoicesOf(facts)).toEqual([
    {
      kind: 'invoice-paid',
      gatewayPaymentId: expect.stringMatching(/^pi_/),
      gatewayInvoiceId: invoice?.id,
      gatewaySubscriptionId: id,
      reference,
      amountMinor: 2000,
      currency: 'USD',
      paidAt: clock.now(),
      receiptUrl: invoice?.hosted_invoice_url,
      lines: [{ product: creator.id, kind: 'charge', isProration: false, ...monthOf(id) }],
    },
  ])
  const snapshot: SubscriptionSnapshot = {
    gatewaySubscriptionId: id,
    gatewayCustomerId: String(invoice?.customer),
    reference,
    product: creator.id,
    state: 'active',
    cancelsAt: null,
    endedAt: null,
    readAt: clock.now(),
  }
  expect(snapshotsOf(facts)).not.toHaveLength(0)
  for (const told of snapshotsOf(facts)) expect(told).toEqual(snapshot)
  expect(await desk.read(ctx, id, never)).toEqual(snapshot)
})

test('renewed: the next month', async () => {
  const { id, reference } = await subscribed(creator.id)
  const first = monthOf(id)
  clock.set(first.to)
  const start = stripe.events.length
  await stripe.renew(id)
  const facts = await toldSince(start)
  expect(invoicesOf(facts)).toMatchObject([
    { reference, amountMinor: 2000, paidAt: first.to, lines: [{ product: creator.id, from: first.to }] },
  ])
  expect(monthOf(id).from).toEqual(first.to)
})

test('a renewal that fails is past due and gives nothing; paid later it is active, and given once', async () => {
  const { id } = await subscribed(creator.id)
  clock.set(monthOf(id).to)
  const start = stripe.events.length
  await stripe.renew(id, 'failed')
  const failed = await toldSince(start)
  expect(invoicesOf(failed)).toEqual([])
  expect(snapshotsOf(failed).at(-1)?.state).toBe('past-due')
  await stripe.retry(id, 'failed')
  clock.advance(3 * DAY_MS)
  await stripe.retry(id)
  const facts = await toldSince(start)
  expect(invoicesOf(facts)).toMatchObject([{ amountMinor: 2000, paidAt: clock.now(), lines: [monthOf(id)] }])
  expect(snapshotsOf(facts).at(-1)?.state).toBe('active')
})

test('given up: it has ended', async () => {
  const { id } = await subscribed(creator.id)
  await stripe.renew(id, 'failed')
  const start = stripe.events.length
  await stripe.end(id)
  expect(await toldSince(start)).toMatchObject([
    { kind: 'subscription', subscription: { state: 'canceled', endedAt: clock.now() } },
  ])
})

test('refunds and disputes of a month name its payment', async () => {
  const start = stripe.events.length
  await subscribed(creator.id)
  const [month] = invoicesOf(await toldSince(start))
  const gatewayPaymentId = month?.gatewayPaymentId ?? ''
  const refund = { reference: 'refund-month', gatewayPaymentId, amountMinor: 500, currency: 'USD' }
  expect(await gateway.refund(ctx, refund, never)).toMatchObject([{ kind: 'refund', gatewayPaymentId }])
  const later = stripe.events.length
  const { id } = await stripe.openDispute(gatewayPaymentId)
  await stripe.closeDispute(id, 'lost')
  const disputes = await toldSince(later)
  expect(disputes.map((fact) => fact.kind === 'dispute' && fact.state)).toEqual(['open', 'open', 'lost'])
  expect(disputes).toMatchObject(disputes.map(() => ({ gatewayPaymentId })))
})

test('the lists tell the months that were paid and how the subscriptions are, long after they began', async () => {
  const old = await subscribed(creator.id)
  const gone = await subscribed(creator.id)
  await desk.cancel(ctx, { gatewaySubscriptionId: gone.id, at: 'now' }, never)
  clock.set(addMs(monthOf(old.id).to, HOUR_MS))
  await stripe.renew(old.id, 'failed')
  clock.advance(40 * DAY_MS)
  const ending = await subscribed(creator.id)
  const since = clock.now()
  clock.advance(HOUR_MS)
  await stripe.retry(old.id)
  await desk.cancel(ctx, { gatewaySubscriptionId: ending.id, at: 'now' }, never)
  const facts = await listed(addMs(since, SECOND_MS))
  const told = snapshotsOf(facts)
  expect(told.find(({ gatewaySubscriptionId }) => gatewaySubscriptionId === old.id)).toMatchObject({
    state: 'active',
    reference: old.reference,
    readAt: clock.now(),
  })
  expect(told.find(({ gatewaySubscriptionId }) => gatewaySubscriptionId === ending.id)).toMatchObject({
    state: 'canceled',
  })
  expect(told.some(({ gatewaySubscriptionId }) => gatewaySubscriptionId === gone.id)).toBe(false)
  expect(invoicesOf(facts)).toMatchObject([
    { gatewaySubscriptionId: old.id, gatewayPaymentId: expect.stringMatching(/^pi_/), paidAt: clock.now() },
  ])
  const webhook = await toldSince(stripe.events.findLastIndex(({ type }) => type === 'invoice.paid'))
  expect(invoicesOf(facts)).toEqual(invoicesOf(webhook))
})
