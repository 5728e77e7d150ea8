import { afterAll, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, addMs } from '../../../kernel/clock'
import type { MoneyFact, SavedMethod, SessionOrder } from '../gateway'
import { stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const { clock, stripe, ctx, gateway, order, configured, toldSince } = await stripeScene()
afterAll(() => stripe.close())

/** Somebody who has bought and left their card, and what was told of it. */
async function kept(changed: Partial<SessionOrder> = {}) {
  const start = stripe.events.length
  const { gatewaySessionId } = await gateway.openSession(ctx, order({ savesMethod: true, ...changed }), never)
  await stripe.pay(gatewaySessionId)
  const facts = await toldSince(start)
  const [fact] = facts
  if (fact?.kind !== 'paid' || !fact.savedMethod) throw new Error('nothing was kept')
  return { fact, facts, method: fact.savedMethod, session: stripe.sessions.get(gatewaySessionId) }
}

const chargeOf = (method: SavedMethod) => {
  const { reference, orderId, credits, amountMinor, currency } = order({ credits: 115, amountMinor: 990 })
  return { reference, orderId, credits, amountMinor, currency, method }
}
type Charge = ReturnType<typeof chargeOf>

function charge(asked: Charge): Promise<MoneyFact[]> {
  if (!gateway.savedMethods) throw new Error('keeps nothing')
  return gateway.savedMethods.charge(ctx, asked, never)
}

const intentsOf = ({ reference }: Charge) =>
  [...stripe.paymentIntents.values()].filter(({ metadata }) => metadata.reference === reference)

async function listed(since: Date): Promise<MoneyFact[]> {
  const facts: MoneyFact[] = []
  for await (const fact of gateway.listFacts(ctx, since, never)) facts.push(fact)
  return facts
}

test('a session keeps the card of its buyer where the order says so', async () => {
  const asked = order({ savesMethod: true })
  const { gatewaySessionId } = await gateway.openSession(ctx, asked, never)
  expect(stripe.requests.at(-1)?.params).toMatchObject({
    customer_creation: 'always',
    payment_intent_data: {
      setup_future_usage: 'off_session',
      metadata: { reference: asked.reference, orderId: asked.orderId },
    },
  })
  expect(await gateway.openSession(ctx, asked, never)).toMatchObject({ gatewaySessionId })
})

test('and nothing of it otherwise', async () => {
  const start = stripe.events.length
  const { gatewaySessionId } = await gateway.openSession(ctx, order(), never)
  const { params } = stripe.requests.at(-1) ?? {}
  expect(params).not.toHaveProperty('customer_creation')
  expect(params).not.toHaveProperty('payment_intent_data.setup_future_usage')
  expect(params).not.toHaveProperty('metadata.keepsMethod')
  const session = await stripe.pay(gatewaySessionId)
  expect(session.customer).toBeNull()
  const [fact, ...others] = await toldSince(start)
  expect(fact).toMatchObject({ kind: 'paid', gatewaySessionId })
  expect(fact).not.toHaveProperty('savedMethod')
  expect(others).toEqual([])
})

test('ways to pay that cannot be kept are left out; without another one nothing is opened', async () => {
  const both = await configured({ STRIPE_PAYMENT_METHODS: 'card,alipay,wechat_pay' })
  await both.gateway.openSession(both.ctx, order({ savesMethod: true }), never)
  expect(stripe.requests.at(-1)).toMatchObject({ status: 200, params: { allowed_payment_method_types: ['card'] } })
  expect(stripe.requests.at(-1)?.params).not.toHaveProperty('payment_method_options')
  const none = await configured({ STRIPE_PAYMENT_METHODS: 'alipay' })
  await expect(none.gateway.openSession(none.ctx, order({ savesMethod: true }), never)).rejects.toMatchObject({
    outcome: 'refused',
  })
})

test('the payment is told once, with the card that was kept', async () => {
  const { facts, fact, method, session } = await kept()
  expect(facts).toEqual([
    {
      kind: 'paid',
      gatewayPaymentId: session?.payment_intent,
      reference: session?.client_reference_id,
      gatewaySessionId: session?.id,
      amountMinor: 2900,
      currency: 'USD',
      paidAt: clock.now(),
      receiptUrl: expect.stringContaining('/receipts/ch_'),
      savedMethod: {
        gatewayCustomerId: session?.customer,
        gatewayMethodId: method.gatewayMethodId,
        label: 'visa 4242',
      },
    },
  ])
  expect(stripe.paymentMethods.get(method.gatewayMethodId)).toMatchObject({ customer: method.gatewayCustomerId })
  const again = (await listed(clock.now())).filter((one) => one.kind === 'paid')
  expect(again).toContainEqual(fact)
})

test('without the card the event is not read at all', async () => {
  const start = stripe.events.length
  const { gatewaySessionId } = await gateway.openSession(ctx, order({ savesMethod: true }), never)
  await stripe.pay(gatewaySessionId)
  stripe.faults.next('server-error')
  await expect(toldSince(start)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(await toldSince(start)).toMatchObject([{ savedMethod: { label: 'visa 4242' } }])
})

test('a kept card is charged without its owner, and every way it is told tells the same', async () => {
  const { method } = await kept()
  const asked = chargeOf(method)
  const start = stripe.events.length
  const facts = await charge(asked)
  expect(facts).toEqual([
    {
      kind: 'paid',
      gatewayPaymentId: intentsOf(asked)[0]?.id,
      reference: asked.reference,
      gatewaySessionId: null,
      amountMinor: 990,
      currency: 'USD',
      paidAt: clock.now(),
      receiptUrl: expect.stringContaining('/receipts/ch_'),
    },
  ])
  expect(stripe.requests.at(-1)).toMatchObject({
    path: '/v1/payment_intents',
    idempotencyKey: asked.reference,
    params: {
      customer: method.gatewayCustomerId,
      payment_method: method.gatewayMethodId,
      off_session: 'true',
      confirm: 'true',
      metadata: { reference: asked.reference, orderId: asked.orderId },
    },
  })
  expect(await toldSince(start)).toEqual(facts)
  const named = ({ reference }: { reference: string | null }) => reference === asked.reference
  expect((await listed(clock.now())).filter((fact) => fact.kind === 'paid' && named(fact))).toEqual(facts)
})

test('a lost answer is asked for again, and charged once', async () => {
  const asked = chargeOf((await kept()).method)
  stripe.faults.next('lost-answer')
  await expect(charge(asked)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(intentsOf(asked)).toMatchObject([{ status: 'succeeded' }])
  expect(await charge(asked)).toMatchObject([{ kind: 'paid', gatewayPaymentId: intentsOf(asked)[0]?.id }])
  expect(intentsOf(asked)).toHaveLength(1)
})

test.each([
  ['card-declined', 'Your card has insufficient funds.'],
  ['authentication-required', 'requires authentication'],
] as const)('%s is refused in Stripe’s words, nothing stays open, and that alone is told', async (fault, words) => {
  const asked = chargeOf((await kept()).method)
  const start = stripe.events.length
  stripe.faults.next(fault)
  await expect(charge(asked)).rejects.toMatchObject({ outcome: 'refused', message: expect.stringContaining(words) })
  expect(intentsOf(asked)).toMatchObject([{ status: 'canceled' }])
  expect(stripe.events.slice(start).map(({ type }) => type)).toEqual([
    'payment_intent.created',
    'payment_intent.payment_failed',
    'payment_intent.canceled',
  ])
  expect(await toldSince(start)).toEqual([
    { kind: 'charge-failed', reference: asked.reference, why: expect.stringContaining(words) },
  ])
  // The same reference is answered the same, although the card would work by now.
  await expect(charge(asked)).rejects.toMatchObject({ outcome: 'refused' })
  expect(intentsOf(asked)).toHaveLength(1)
})

test('a card that its owner took back is refused', async () => {
  const { method } = await kept()
  await stripe.detachMethod(method.gatewayMethodId)
  const asked = chargeOf(method)
  await expect(charge(asked)).rejects.toMatchObject({ outcome: 'refused' })
  expect(intentsOf(asked)).toEqual([])
})

test('money that takes days is told when it has come, by webhook or list', async () => {
  const asked = chargeOf((await kept()).method)
  const start = stripe.events.length
  stripe.faults.next('money-later')
  expect(await charge(asked)).toEqual([])
  expect(await toldSince(start)).toEqual([])
  clock.advance(5 * DAY_MS)
  const [intent] = intentsOf(asked)
  await stripe.settlePayment(intent?.id ?? '', 'succeeded')
  const paid = { kind: 'paid', reference: asked.reference, amountMinor: 990, paidAt: clock.now() }
  expect(await toldSince(start)).toMatchObject([paid])
  const later = await listed(addMs(clock.now(), -HOUR_MS))
  expect(later.filter((fact) => fact.kind === 'paid' && fact.reference === asked.reference)).toMatchObject([paid])
})

test('money that never comes is told with why, by webhook and list', async () => {
  const asked = chargeOf((await kept()).method)
  const start = stripe.events.length
  stripe.faults.next('money-later')
  expect(await charge(asked)).toEqual([])
  clock.advance(5 * DAY_MS)
  await stripe.settlePayment(intentsOf(asked)[0]?.id ?? '', 'failed')
  const failed = { kind: 'charge-failed', reference: asked.reference, why: 'Your card has insufficient funds.' }
  expect(await toldSince(start)).toEqual([failed])
  expect(await listed(addMs(clock.now(), -HOUR_MS))).toContainEqual(failed)
})

test('what was charged is sent back like any payment', async () => {
  const asked = chargeOf((await kept()).method)
  await charge(asked)
  const gatewayPaymentId = intentsOf(asked)[0]?.id ?? ''
  const refund = { reference: 'refund-1', gatewayPaymentId, amountMinor: 990, currency: 'USD' }
  expect(await gateway.refund(ctx, refund, never)).toMatchObject([{ kind: 'refund', gatewayPaymentId }])
})
