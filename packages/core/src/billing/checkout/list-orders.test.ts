import { payment } from '@studiolo/db/schema/billing'
import type { RefundState } from '@studiolo/db/states/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { lastEventId, readEvents } from '../../notify'
import { asUser, createUser, world } from '../../testing/world'
import type { MoneyFact } from '../gateways/gateway'
import { getOrder, listBillingHistory, listUnpaidOrders, startCheckout, startSubscription } from '../index'
import { bookFacts } from '../payments/book-facts'
import { begin } from '../subscriptions/testing/subscriber'
import { linkPlan } from '../subscriptions/plan-products'
import { jobHandlers } from '../worker'

const starter = { packageId: 'starter', amountMinor: 990, currency: 'USD' }
const creator = { planId: 'creator', monthlyCredits: 150, amountMinor: 1200, currency: 'USD' }
const all = { limit: 100 }
let intentions = 0

/** A creator; `order` begins to buy the starter package, `tell` is what the gateway tells. */
async function scene() {
  const { ctx, clock } = await world({ env: { STUDIOLO_DEMO: '1' } })
  const person = await createUser(ctx)
  const buyer = asUser(ctx, person)
  const tell = (...facts: MoneyFact[]) => inTransaction(ctx, (ctx) => bookFacts(ctx, 'test', facts))
  return {
    ...{ ctx, clock, person, buyer, tell },
    async order() {
      const idempotencyKey = `list-orders-${++intentions}`
      const { orderId, url } = await startCheckout(buyer, { ...starter, idempotencyKey })
      const gatewaySessionId = url.slice(url.lastIndexOf('/') + 1)
      const pay = (gatewayPaymentId: string, amountMinor = 990) =>
        tell({
          ...{ kind: 'paid', gatewayPaymentId, gatewaySessionId, reference: null, receiptUrl: null },
          ...{ amountMinor, currency: 'USD', paidAt: ctx.clock.now() },
        })
      return { orderId, pay }
    },
    sendBack: (gatewayPaymentId: string, amountMinor: number, state: RefundState = 'succeeded') =>
      tell({
        ...{ kind: 'refund', gatewayRefundId: `re_${gatewayPaymentId}_${amountMinor}`, gatewayPaymentId },
        ...{ amountMinor, state, at: ctx.clock.now() },
      }),
    expire: () => expireOrders(ctx),
  }
}

async function expireOrders(ctx: Ctx): Promise<void> {
  const handler = jobHandlers.find(({ job }) => job.name === 'billing.expire-orders')
  await handler?.run(ctx, {}, { signal: new AbortController().signal, attempt: 1, workerId: 'test' })
}

test('money of another amount is told with its order and in the history, and not as credits', async () => {
  const { clock, buyer, order, sendBack, expire } = await scene()
  const { orderId, pay } = await order()
  await pay('low', 500)
  const stray = { kind: 'unmatched', amountMinor: 500, currency: 'USD', refundedMinor: 0, fate: 'kept' }
  expect(await getOrder(buyer, orderId)).toMatchObject({ state: 'pending', payment: null, strays: [stray] })
  clock.advance(2 * HOUR_MS)
  await expire()
  expect(await getOrder(buyer, orderId)).toMatchObject({ state: 'expired', paymentId: null, strays: [stray] })
  const { lines } = await listBillingHistory(buyer, all)
  expect(lines).toMatchObject([{ orderId, packageId: 'starter', credits: 0, amountMinor: 500, state: 'unmatched' }])

  await sendBack('low', 200)
  expect(await getOrder(buyer, orderId)).toMatchObject({ strays: [{ refundedMinor: 200, fate: 'kept' }] })
  await sendBack('low', 300)
  expect(await getOrder(buyer, orderId)).toMatchObject({ strays: [{ refundedMinor: 500, fate: 'gone' }] })
})

test('a second payment is told with what becomes of it', async () => {
  const { ctx, buyer, order, sendBack } = await scene()
  const { orderId, pay } = await order()
  await pay('first')
  await pay('second')
  const strays = async () => (await getOrder(buyer, orderId)).strays
  expect(await getOrder(buyer, orderId)).toMatchObject({ state: 'paid', payment: 'paid' })
  expect(await strays()).toMatchObject([{ kind: 'duplicate', amountMinor: 990, fate: 'leaving' }])

  await ctx.db.update(payment).set({ refundRefusal: 'too old' }).where(eq(payment.gatewayPaymentId, 'second'))
  expect(await strays()).toMatchObject([{ fate: 'stuck', refundedMinor: 0 }])
  await sendBack('second', 990, 'pending')
  expect(await strays()).toMatchObject([{ fate: 'leaving', refundedMinor: 990 }])
  await sendBack('second', 990, 'failed')
  expect(await strays()).toMatchObject([{ fate: 'stuck', refundedMinor: 0 }])
  await ctx.db.update(payment).set({ returnedMinor: 990 }).where(eq(payment.gatewayPaymentId, 'second'))
  expect(await strays()).toMatchObject([{ fate: 'gone', refundedMinor: 990 }])
  const { lines } = await listBillingHistory(buyer, all)
  expect(lines.map(({ state, credits, refundedMinor }) => ({ state, credits, refundedMinor }))).toEqual([
    { state: 'duplicate', credits: 0, refundedMinor: 990 },
    { state: 'paid', credits: 115, refundedMinor: 0 },
  ])
})

test('who subscribes twice is told so with the order that brought nothing', async () => {
  const { ctx, person, buyer } = await scene()
  await inTransaction(ctx, (ctx) => linkPlan(ctx, 'test', 'creator', creator))
  const second = await begin(ctx, person)
  const first = await begin(ctx, person)
  await first.book(first.month(0), first.snapshot())
  await second.book(second.month(0), second.snapshot())
  expect(await getOrder(buyer, first.orderId)).toMatchObject({ state: 'paid', payment: 'paid', strays: [] })
  expect(await getOrder(buyer, second.orderId)).toMatchObject({
    state: 'pending',
    payment: null,
    strays: [{ kind: 'duplicate', amountMinor: 1200, fate: 'leaving' }],
  })
})

test('orders that no money is known of stay in sight for 30 days, those of plans too', async () => {
  const { ctx, clock, buyer, order, expire } = await scene()
  await inTransaction(ctx, (ctx) => linkPlan(ctx, 'test', 'creator', creator))
  const [open, paid, odd] = [await order(), await order(), await order()]
  await paid.pay('paid')
  await odd.pay('odd', 500)
  const { planId, amountMinor, currency } = creator
  const asked = { planId, amountMinor, currency, idempotencyKey: `list-orders-${++intentions}` }
  const { orderId: ofPlan } = await startSubscription(buyer, asked)
  const unpaid = async () => (await listUnpaidOrders(buyer, all)).orders
  expect(await unpaid()).toMatchObject([
    { id: ofPlan, planId: 'creator', state: 'pending', payUrl: expect.any(String) },
    { id: open.orderId, packageId: 'starter', state: 'pending', payUrl: expect.any(String) },
  ])

  clock.advance(2 * HOUR_MS)
  await expire()
  const both = [ofPlan, open.orderId]
  expect(await unpaid()).toMatchObject(both.map((id) => ({ id, state: 'expired', payUrl: null })))
  const first = await listUnpaidOrders(buyer, { limit: 1 })
  expect(first).toMatchObject({ orders: [{ id: ofPlan }], nextCursor: ofPlan })
  const rest = await listUnpaidOrders(buyer, { limit: 1, cursor: ofPlan })
  expect(rest).toMatchObject({ orders: [{ id: open.orderId }], nextCursor: null })
  clock.advance(29 * DAY_MS)
  expect(await unpaid()).toHaveLength(2)
  clock.advance(DAY_MS)
  expect(await unpaid()).toEqual([])
})

test('the page of an order hears of money that does not count, and of its way back', async () => {
  const { ctx, person, order, sendBack } = await scene()
  const { orderId, pay } = await order()
  let seen = await lastEventId(ctx, person.id)
  const heard = async () => {
    const events = await readEvents(ctx, person.id, seen)
    seen = await lastEventId(ctx, person.id)
    return events.filter(({ type }) => type === 'order.changed').map(({ payload }) => payload)
  }
  await pay('odd-one', 500)
  expect(await heard()).toEqual([{ id: orderId, state: 'pending' }])
  await sendBack('odd-one', 500)
  expect(await heard()).toEqual([{ id: orderId, state: 'pending' }])
  await pay('right-one')
  await pay('one-more')
  expect(await heard()).toEqual([
    { id: orderId, state: 'paid' },
    { id: orderId, state: 'paid' },
  ])
})
