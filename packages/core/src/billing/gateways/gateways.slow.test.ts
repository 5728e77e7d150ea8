import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { checkoutSession } from '@studiolo/db/schema/billing'
import { alertSignal } from '@studiolo/db/schema/ops'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { getBalance, holdCredits } from '../../credits'
import { inTransaction } from '../../kernel/context'
import { createGuardedFetch } from '../../kernel/http'
import { createFakeClock } from '../../testing/fake-clock'
import { freshDatabase } from '../../testing/database'
import { createPump } from '../../testing/pump-jobs'
import { startCreemSimulator } from '../../testing/simulators/creem'
import { startStripeSimulator } from '../../testing/simulators/stripe'
import { asUser, createUser, world } from '../../testing/world'
import {
  compareProducts,
  getOrder,
  listPayments,
  receiveWebhook,
  refundPayment,
  startCheckout,
  syncProducts,
} from '../index'
import { jobHandlers } from '../worker'

const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A site with both gateways behind it, each over real HTTP, and a buyer. */
async function scene() {
  const clock = createFakeClock()
  const stripe = await startStripeSimulator({ clock })
  const creem = await startCreemSimulator({ now: () => clock.now() })
  const site = createServer((req, res) => {
    void text(req).then(async (body) => {
      const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
      await receiveWebhook(ctx, req.url?.split('/').at(-1) ?? '', body, headers)
      res.end()
    })
  })
  closing.push(stripe.close, creem.close, () => site.close())
  await once(site.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  stripe.deliverTo(`${origin}/api/webhooks/stripe`)
  creem.webhooks.url = `${origin}/api/webhooks/creem`
  const { ctx } = await world({
    clock,
    database: await freshDatabase(),
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
    env: {
      ...creem.env,
      APP_URL: origin,
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
      STRIPE_API_URL: stripe.url,
    },
  })
  await syncProducts(ctx, await compareProducts(ctx))
  const user = await createUser(ctx)
  const buyer = asUser(ctx, user)
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'one-intention' }
  const sessionsOf = async (orderId: Awaited<ReturnType<typeof startCheckout>>['orderId']) => {
    const rows = await ctx.db.select().from(checkoutSession).where(eq(checkoutSession.orderId, orderId))
    const shown = rows.map(({ gateway, state, url }) => ({ gateway, state, isShown: url !== null }))
    return shown.toSorted((a, b) => b.gateway.localeCompare(a.gateway))
  }
  return {
    ctx,
    clock,
    stripe,
    creem,
    user,
    pump: createPump(ctx, jobHandlers),
    buy: () => startCheckout(buyer, input),
    orderOf: (orderId: Parameters<typeof getOrder>[1]) => getOrder(buyer, orderId),
    sessionsOf,
    balance: () => getBalance(ctx, user.id),
  }
}

type Scene = Awaited<ReturnType<typeof scene>>

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
  const studio = await scene()
  const { orderId, payment } = await payAtStripe(studio)
  expect(payment).toMatchObject({ gateway: 'stripe', state: 'paid', amountMinor: 990, currency: 'USD', credits: 115 })
  expect(await studio.orderOf(orderId)).toMatchObject({ state: 'paid' })
  expect(await studio.balance()).toEqual({ available: 115, held: 0, debt: 0 })
})

test.each(['server-error', 'lost-answer', 'rate-limit'] as const)(
  'Stripe answers with %s: Creem takes the order, and nothing can be paid at Stripe any more',
  async (fault) => {
    const { stripe, creem, pump, buy, sessionsOf, balance } = await scene()
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
  const { stripe, buy } = await scene()
  stripe.faults.next('timeout')
  const startedAt = performance.now()
  expect(await buy()).toMatchObject({ gateway: 'creem' })
  expect(performance.now() - startedAt).toBeGreaterThan(4900)
})

test('with every gateway down nothing is charged, and the same order is taken up later', async () => {
  const { stripe, creem, buy, orderOf } = await scene()
  stripe.faults.next('server-error')
  creem.faults.push('500')
  const refusal = await buy().catch((error: unknown) => error)
  expect(refusal).toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  const { orderId } = await buy()
  expect(refusal).toMatchObject({ meta: { orderId } })
  expect(await orderOf(orderId)).toMatchObject({ state: 'pending' })
})

test('paid at both: the second payment goes back by itself and is reported', async () => {
  const { ctx, stripe, creem, pump, buy, balance } = await scene()
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
  const { ctx, stripe, creem, pump, buy, balance } = await scene()
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
  const { ctx, stripe, creem, pump, buy, balance } = await scene()
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
  const studio = await scene()
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
  const studio = await scene()
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
  const studio = await scene()
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
