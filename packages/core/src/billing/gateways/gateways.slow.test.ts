import { alertSignal } from '@studiolo/db/schema/ops'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { holdCredits } from '../../credits'
import { inTransaction } from '../../kernel/context'
import { listAllOrders, listPayments, refundPayment } from '../index'
import { jobHandlers } from '../worker'
import { twoGateways } from './testing/two-gateways'

type Scene = Awaited<ReturnType<typeof twoGateways>>

/** Pays at Stripe; answers the payment as the admin sees it. */
async function payAtStripe({ ctx, stripe, pump, buy }: Scene) {
  const { orderId } = await buy()
  const [session] = stripe.sessions.values()
  const { payment_intent: intent } = await stripe.pay(session?.id ?? '')
  await pump.untilIdle()
  const { payments } = await listPayments(ctx, { limit: 10 })
  const [payment] = payments
  if (!payment) throw new Error('no payment')
  return { orderId, intent: String(intent), payment }
}

test('bought at Stripe', async () => {
  const studio = await twoGateways()
  const { orderId, payment } = await payAtStripe(studio)
  expect(payment).toMatchObject({ gateway: 'stripe', state: 'paid', amountMinor: 990, currency: 'USD', credits: 115 })
  expect(await studio.orderOf(orderId)).toMatchObject({ state: 'paid' })
  expect(await studio.balance()).toEqual({ available: 115, held: 0, debt: 0 })
})

test.each(['server-error', 'lost-answer', 'rate-limit'] as const)(
  'Stripe answers with %s: Creem takes the order, and nothing can be paid at Stripe any more',
  async (fault) => {
    const { stripe, creem, pump, buy, sessionsOf, balance } = await twoGateways()
    stripe.faults.next(fault)
    const { orderId, url, gateway } = await buy()
    expect(gateway).toBe('creem')
    await pump.untilIdle()
    expect(await sessionsOf(orderId)).toEqual([
      { gateway: 'stripe', state: 'closed', isShown: false },
      { gateway: 'creem', state: 'open', isShown: true },
    ])
    expect([...stripe.sessions.values()].filter(({ status }) => status === 'open')).toEqual([])
    expect(stripe.sessions.size).toBeLessThanOrEqual(1)
    expect((await buy()).url).toBe(url)

    await creem.pay([...creem.checkouts.keys()][0] ?? '')
    await pump.untilIdle()
    expect(await balance()).toMatchObject({ available: 115 })
  },
)

test('a gateway that does not answer is passed over after five seconds', { timeout: 20_000 }, async () => {
  const { stripe, buy } = await twoGateways()
  stripe.faults.next('timeout')
  const startedAt = performance.now()
  expect(await buy()).toMatchObject({ gateway: 'creem' })
  expect(performance.now() - startedAt).toBeGreaterThan(4900)
})

test('with every gateway down nothing is charged, and the same order is taken up later', async () => {
  const { ctx, stripe, creem, buy, orderOf } = await twoGateways()
  stripe.faults.next('server-error')
  creem.faults.push('500')
  const refusal = await buy().catch((error: unknown) => error)
  expect(refusal).toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  const said = expect.stringMatching(/\w/)
  expect(await listAllOrders(ctx, { limit: 1 })).toMatchObject({
    orders: [{ isRefused: true, sessions: [{ lastError: said }, { lastError: said }] }],
  })
  const { orderId } = await buy()
  expect(refusal).toMatchObject({ meta: { orderId } })
  expect(await orderOf(orderId)).toMatchObject({ state: 'pending' })
  expect(await listAllOrders(ctx, { id: orderId, limit: 1 })).toMatchObject({ orders: [{ isRefused: false }] })
})

test('paid at both: the second payment goes back by itself and is reported', async () => {
  const { ctx, stripe, creem, pump, buy, balance } = await twoGateways()
  stripe.faults.next('lost-answer')
  await buy()
  const [session] = stripe.sessions.values()
  await creem.pay([...creem.checkouts.keys()][0] ?? '')
  await stripe.pay(session?.id ?? '')
  await pump.untilIdle()
  expect(await balance()).toMatchObject({ available: 115 })
  const { payments } = await listPayments(ctx, { limit: 10 })
  expect(payments.map(({ gateway, state }) => [gateway, state]).toSorted()).toEqual([
    ['creem', 'paid'],
    ['stripe', 'duplicate'],
  ])
  expect([...stripe.refunds.values()]).toMatchObject([{ amount: 990, status: 'succeeded' }])
  const alerts = await ctx.db.select().from(alertSignal).where(eq(alertSignal.name, 'billing.paid-twice'))
  expect(alerts).toHaveLength(1)
})

test('what lost webhooks would have brought is pulled', async () => {
  const { ctx, stripe, creem, pump, buy, balance } = await twoGateways()
  const pull = jobHandlers.find(({ job }) => job.name === 'billing.pull-facts')
  const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }
  stripe.holdWebhooks()
  creem.webhooks.manner = 'lost'
  await buy()
  const [session] = stripe.sessions.values()
  await stripe.pay(session?.id ?? '')
  await pull?.run(ctx, {}, run)
  await pull?.run(ctx, {}, run)
  await pump.untilIdle()
  expect(await balance()).toMatchObject({ available: 115 })
})

test('at Creem, too, where the lists do not say whose payment it was', async () => {
  const { ctx, stripe, creem, pump, buy, balance } = await twoGateways()
  creem.webhooks.manner = 'lost'
  stripe.faults.next('rate-limit')
  await buy()
  await creem.pay([...creem.checkouts.keys()][0] ?? '')
  const pull = jobHandlers.find(({ job }) => job.name === 'billing.pull-facts')
  await pull?.run(ctx, {}, { signal: new AbortController().signal, attempt: 1, workerId: 'test' })
  await pump.untilIdle()
  expect(await balance()).toMatchObject({ available: 115 })
})

test('a refund takes credits back pro rata, once, whoever made it', async () => {
  const studio = await twoGateways()
  const { ctx, stripe, pump, balance } = studio
  const { intent, payment } = await payAtStripe(studio)
  const order = { paymentId: payment.id, amountMinor: 330, reason: 'half of it', idempotencyKey: 'refund-intention' }
  expect(await refundPayment(ctx, order)).toMatchObject({ state: 'partly-refunded', takenCredits: 38 })
  await refundPayment(ctx, order).catch(() => null)
  await pump.untilIdle()
  expect(await balance()).toMatchObject({ available: 77 })
  await stripe.refund(intent, 660)
  await pump.untilIdle()
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 0 })
  const { payments } = await listPayments(ctx, { limit: 10 })
  expect(payments).toMatchObject([{ state: 'refunded', takenCredits: 115 }])
  await expect(refundPayment(ctx, { ...order, idempotencyKey: 'another-one' })).rejects.toMatchObject({
    kind: 'INVALID_INPUT',
    meta: { leftMinor: 0 },
  })
})

test('a refund that fails gives the credits back', async () => {
  const studio = await twoGateways()
  const { stripe, pump, balance } = studio
  const { intent } = await payAtStripe(studio)
  const { id } = await stripe.refund(intent)
  await pump.untilIdle()
  expect(await balance()).toMatchObject({ available: 0 })
  await stripe.failRefund(id)
  await pump.untilIdle()
  expect(await balance()).toMatchObject({ available: 115 })
})

test('a dispute freezes; won restores, lost is owed where it was spent', async () => {
  const studio = await twoGateways()
  const { ctx, user, stripe, pump, balance } = studio
  const { intent, payment } = await payAtStripe(studio)
  const hold = { userId: user.id, amount: 100, reason: 'generation', idempotencyKey: 'hold' }
  await inTransaction(ctx, (ctx) => holdCredits(ctx, hold))

  const won = await stripe.openDispute(intent)
  await pump.untilIdle()
  expect(await balance()).toEqual({ available: 0, held: 100, debt: 100 })
  const refund = { paymentId: payment.id, reason: 'asked for', idempotencyKey: 'while-disputed' }
  await expect(refundPayment(ctx, refund)).rejects.toMatchObject({ kind: 'CONFLICT' })
  await stripe.closeDispute(won.id, 'won')
  await pump.untilIdle()
  expect(await balance()).toEqual({ available: 15, held: 100, debt: 0 })

  const lost = await stripe.openDispute(intent)
  await stripe.closeDispute(lost.id, 'lost')
  await pump.untilIdle()
  expect(await balance()).toEqual({ available: 0, held: 100, debt: 100 })
  const { payments } = await listPayments(ctx, { limit: 10 })
  expect(payments).toMatchObject([{ state: 'lost', takenCredits: 115 }])
  expect(await ctx.db.select().from(alertSignal).where(eq(alertSignal.name, 'billing.dispute-opened'))).toHaveLength(2)
})
