import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { lastEventId, readEvents } from '../../notify'
import { getOrder, listBillingHistory } from '../index'
import { begin } from '../subscriptions/testing/subscriber'
import { linkPlan } from '../subscriptions/plan-products'
import { buyerScene, creator } from './testing/buyer-scene'

const all = { limit: 100 }

test('money of another amount is told with its order and in the history, and not as credits', async () => {
  const { clock, buyer, order, sendBack, expire } = await buyerScene()
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
  const { ctx, buyer, order, sendBack } = await buyerScene()
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
  const { ctx, person, buyer } = await buyerScene()
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

test('the page of an order hears of money that does not count, and of its way back', async () => {
  const { ctx, person, order, sendBack } = await buyerScene()
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
