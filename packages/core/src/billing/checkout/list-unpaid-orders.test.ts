import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { listUnpaidOrders, startSubscription } from '../index'
import { linkPlan } from '../subscriptions/plan-products'
import { buyerScene, creator, nextIntention } from './testing/buyer-scene'

const all = { limit: 100 }

test('orders that no money is known of stay in sight for 30 days, those of plans too', async () => {
  const { ctx, clock, buyer, order, expire } = await buyerScene()
  await inTransaction(ctx, (ctx) => linkPlan(ctx, 'test', 'creator', creator))
  const [open, paid, odd] = [await order(), await order(), await order()]
  await paid.pay('paid')
  await odd.pay('odd', 500)
  const { planId, amountMinor, currency } = creator
  const asked = { planId, amountMinor, currency, idempotencyKey: nextIntention() }
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
