import { afterAll, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, addMs } from '../../../kernel/clock'
import type { MoneyFact, SessionOrder } from '../gateway'
import { stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const { clock, stripe, ctx, gateway, order, configured } = await stripeScene()
afterAll(() => stripe.close())

const open = (changed: Partial<SessionOrder> = {}) => gateway.openSession(ctx, order(changed), never)

/** An open session that somebody has paid, and the id of the payment. */
async function bought() {
  const { gatewaySessionId } = await open()
  const { payment_intent: paymentId } = await stripe.pay(gatewaySessionId)
  return { gatewaySessionId, paymentId: String(paymentId) }
}

async function listed(since: Date): Promise<MoneyFact[]> {
  const facts: MoneyFact[] = []
  for await (const fact of gateway.listFacts(ctx, since, never)) facts.push(fact)
  return facts
}

/** What the newest event of a type says, the way it comes in. */
async function told(type: string): Promise<MoneyFact[]> {
  const event = stripe.events.findLast((one) => one.type === type)
  if (!event) throw new Error(`no ${type}`)
  const { body, headers } = stripe.sign(event)
  expect(gateway.verify(ctx, body, new Headers(headers))).toEqual({ eventId: event.id, type })
  return gateway.readFacts(ctx, body, never)
}

test('a session says whose it is, what is sold and for how much', async () => {
  const asked = order()
  const { gatewaySessionId, url } = await gateway.openSession(ctx, asked, never)
  expect(url).toBe(stripe.sessions.get(gatewaySessionId)?.url)
  expect(stripe.sessions.get(gatewaySessionId)).toMatchObject({
    mode: 'payment',
    amount_total: 2900,
    currency: 'usd',
    client_reference_id: asked.reference,
    customer_email: 'buyer@example.com',
    metadata: { reference: asked.reference, orderId: asked.orderId },
    expires_at: asked.expiresAt.getTime() / 1000,
    success_url: asked.returnUrl,
    cancel_url: asked.cancelUrl,
  })
  expect(stripe.requests.at(-1)).toMatchObject({
    idempotencyKey: asked.reference,
    params: {
      line_items: [{ quantity: '1', price_data: { product_data: { name: '355 credits' } } }],
      payment_intent_data: { metadata: { reference: asked.reference, orderId: asked.orderId } },
    },
  })
})

test('the same order again answers the same session', async () => {
  const asked = order()
  const first = await gateway.openSession(ctx, asked, never)
  expect(await gateway.openSession(ctx, asked, never)).toEqual(first)
})

test('the ways to pay are Stripe’s choice, or those that are configured', async () => {
  await open({ email: null })
  expect(stripe.requests.at(-1)?.params).not.toHaveProperty('allowed_payment_method_types')
  expect(stripe.requests.at(-1)?.params).not.toHaveProperty('customer_email')
  const chosen = await configured({ STRIPE_PAYMENT_METHODS: 'card,wechat_pay' })
  await chosen.gateway.openSession(chosen.ctx, order(), never)
  expect(stripe.requests.at(-1)).toMatchObject({
    status: 200,
    params: {
      allowed_payment_method_types: ['card', 'wechat_pay'],
      payment_method_options: { wechat_pay: { client: 'web' } },
    },
  })
})

test('a payment is told with its receipt', async () => {
  const { gatewaySessionId, paymentId } = await bought()
  expect(await told('checkout.session.completed')).toEqual([
    {
      kind: 'paid',
      gatewayPaymentId: paymentId,
      reference: stripe.sessions.get(gatewaySessionId)?.client_reference_id,
      gatewaySessionId,
      amountMinor: 2900,
      currency: 'USD',
      paidAt: clock.now(),
      receiptUrl: expect.stringContaining('/receipts/ch_'),
    },
  ])
})

test('credits do not wait for a receipt', async () => {
  await bought()
  stripe.faults.next('server-error')
  expect(await told('checkout.session.completed')).toMatchObject([{ kind: 'paid', receiptUrl: null }])
})

test('money that comes later is paid when it came, and closes the session when it does not', async () => {
  const coming = await open()
  await stripe.payLater(coming.gatewaySessionId)
  expect(await told('checkout.session.completed')).toEqual([])
  await stripe.settle(coming.gatewaySessionId, 'succeeded')
  expect(await told('checkout.session.async_payment_succeeded')).toMatchObject([{ kind: 'paid', amountMinor: 2900 }])
  const failing = await open()
  await stripe.payLater(failing.gatewaySessionId)
  expect(await gateway.closeSession(ctx, failing.gatewaySessionId, never)).toBe(false)
  await stripe.settle(failing.gatewaySessionId, 'failed')
  expect(await told('checkout.session.async_payment_failed')).toMatchObject([
    { kind: 'session-closed', gatewaySessionId: failing.gatewaySessionId },
  ])
})

test('a closed session cannot be paid; a paid one cannot be closed', async () => {
  const { gatewaySessionId } = await open()
  expect(await gateway.closeSession(ctx, gatewaySessionId, never)).toBe(true)
  expect(await gateway.closeSession(ctx, gatewaySessionId, never)).toBe(true)
  await expect(stripe.pay(gatewaySessionId)).rejects.toThrow('expired')
  expect(await told('checkout.session.expired')).toMatchObject([{ kind: 'session-closed', gatewaySessionId }])
  const paid = await bought()
  expect(await gateway.closeSession(ctx, paid.gatewaySessionId, never)).toBe(false)
  await expect(gateway.closeSession(ctx, 'cs_test_unheard_of', never)).rejects.toMatchObject({ outcome: 'refused' })
})

test('a refund is sent once under its reference, and may fail days later', async () => {
  const { paymentId } = await bought()
  const refund = { reference: 'refund-1', gatewayPaymentId: paymentId, amountMinor: 900, currency: 'USD' }
  const [fact] = await gateway.refund(ctx, refund, never)
  expect(fact).toMatchObject({
    kind: 'refund',
    gatewayPaymentId: paymentId,
    amountMinor: 900,
    state: 'succeeded',
    at: clock.now(),
  })
  expect(await gateway.refund(ctx, refund, never)).toEqual([fact])
  expect(await told('refund.created')).toEqual([fact])
  await expect(
    gateway.refund(ctx, { ...refund, reference: 'refund-2', amountMinor: 2001 }, never),
  ).rejects.toMatchObject({ outcome: 'refused' })
  const refundId = [...stripe.refunds.values()].findLast((one) => one.payment_intent === paymentId)?.id ?? ''
  await stripe.failRefund(refundId)
  expect(await told('refund.failed')).toEqual([{ ...fact, state: 'failed' }])
})

test('nothing is asked of Stripe to refund what cost nothing', async () => {
  const before = stripe.requests.length
  const refund = { reference: 'refund-3', gatewayPaymentId: 'cs_test_free', amountMinor: 1, currency: 'USD' }
  await expect(gateway.refund(ctx, refund, never)).rejects.toMatchObject({ outcome: 'refused' })
  expect(stripe.requests).toHaveLength(before)
})

test('a dispute is told open and closed, a warning too', async () => {
  const { paymentId } = await bought()
  const { id } = await stripe.openDispute(paymentId)
  expect(await told('charge.dispute.created')).toMatchObject([
    { gatewayDisputeId: id, gatewayPaymentId: paymentId, amountMinor: 2900, state: 'open' },
  ])
  await stripe.closeDispute(id, 'won')
  expect(await told('charge.dispute.closed')).toMatchObject([{ gatewayDisputeId: id, state: 'won' }])
  expect(await told('charge.dispute.funds_reinstated')).toMatchObject([{ state: 'won' }])
  await stripe.warnOfFraud(paymentId)
  expect(await told('radar.early_fraud_warning.created')).toMatchObject([{ gatewayPaymentId: paymentId }])
})

test('the lists bring all that webhooks would have brought, beyond one page and from before the moment', async () => {
  clock.advance(200 * DAY_MS)
  const refunded = await bought()
  const disputed = await bought()
  const pending = await open({ expiresAt: addMs(clock.now(), 31 * MINUTE_MS) })
  await stripe.refund(refunded.paymentId, 100)
  const { id } = await stripe.openDispute(disputed.paymentId)
  await stripe.warnOfFraud(disputed.paymentId)
  const warnedAt = clock.now()
  for (let sold = 0; sold < 100; sold++) await bought()
  clock.advance(HOUR_MS)
  const since = clock.now()
  clock.advance(HOUR_MS)
  await stripe.closeDispute(id, 'lost')
  const before = stripe.requests.length
  const facts = await listed(addMs(since, -2 * HOUR_MS))
  expect(stripe.requests.slice(before).map(({ path }) => path)).toEqual([
    '/v1/checkout/sessions',
    '/v1/checkout/sessions',
    '/v1/payment_intents',
    '/v1/payment_intents',
    '/v1/refunds',
    '/v1/disputes',
    '/v1/subscriptions',
    '/v1/subscriptions',
    '/v1/invoices',
    '/v1/radar/early_fraud_warnings',
  ])
  const paid = facts.filter((fact) => fact.kind === 'paid')
  expect(paid).toHaveLength(102)
  expect(paid.every((fact) => fact.receiptUrl?.includes('/receipts/ch_'))).toBe(true)
  expect(facts.filter((fact) => fact.kind === 'session-closed')).toMatchObject([
    { gatewaySessionId: pending.gatewaySessionId },
  ])
  expect(facts.filter((fact) => fact.kind === 'refund')).toMatchObject([{ amountMinor: 100, state: 'succeeded' }])
  expect(facts.filter((fact) => fact.kind === 'dispute')).toMatchObject([{ gatewayDisputeId: id, state: 'lost' }])
  const warned = { kind: 'fraud-warning', gatewayPaymentId: disputed.paymentId, at: warnedAt }
  expect(facts.filter((fact) => fact.kind === 'fraud-warning')).toEqual([warned])
  const later = await listed(since)
  expect(later.filter((fact) => fact.kind === 'fraud-warning')).toEqual([])
  expect(later.filter((fact) => fact.kind === 'dispute')).toMatchObject([{ gatewayDisputeId: id, state: 'lost' }])
  expect(later.filter((fact) => fact.kind === 'session-closed')).toEqual([])
})
