import { order, payment, subscription } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMs, DAY_MS } from '../../kernel/clock'
import { asUser } from '../../testing/world'
import { getSubscription, listBillingHistory } from '../index'
import { endGraceJob } from './end-grace.job'
import { begin, subscriber } from './testing/subscriber'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }
test('the plan and its credits come with the money, once, and stay on renewal', async () => {
  const { ctx, person, orderId, snapshot, month, book, standing } = await subscriber()
  await book(snapshot({ state: 'incomplete' }))
  expect(await standing()).toEqual({ plan: 'free', state: null, available: 0 })
  await book(month(0))
  await book(month(0), snapshot())
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
  const [paid] = await ctx.db.select().from(order).where(eq(order.id, orderId))
  expect(paid?.state).toBe('paid')
  await book(month(1))
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 300 })
  const { lines } = await listBillingHistory(asUser(ctx, person), { limit: 20 })
  expect(lines.map(({ planId, credits, state }) => [planId, credits, state])).toEqual([
    ['creator', 150, 'paid'],
    ['creator', 150, 'paid'],
  ])
})

test('an upgrade gives the rest of the month; a planned downgrade shows and changes nothing yet', async () => {
  const { ctx, person, snapshot, month, book, standing } = await subscriber()
  await book(month(0), snapshot())
  const from = addMs(ctx.clock.now(), 15 * DAY_MS)
  const to = addMs(ctx.clock.now(), 30 * DAY_MS)
  const rest = { isProration: true, from, to }
  const lines = [
    { ...rest, product: 'creator', kind: 'credit' as const },
    { ...rest, product: 'pro', kind: 'charge' as const },
  ]
  await book(
    month(0, { gatewayPaymentId: `up_${person.id}`, gatewayInvoiceId: `up_${person.id}`, paidAt: from, lines }),
  )
  // 15 of the 31 days before 14 February: 250 credits more, for 15/31 of the month, rounded up.
  expect(await standing()).toEqual({ plan: 'pro', state: 'active', available: 150 + 121 })
  await book(snapshot({ product: 'creator' }))
  expect(await getSubscription(asUser(ctx, person))).toMatchObject({ planId: 'pro', nextPlanId: 'creator' })
})

test('an upgrade whose month ends a moment before the month it fell in is the plan all the same', async () => {
  const { ctx, person, snapshot, month, book, standing } = await subscriber()
  await book(month(0), snapshot())
  const from = addMs(ctx.clock.now(), 15 * DAY_MS)
  const to = addMs(ctx.clock.now(), 30 * DAY_MS - 1000)
  const name = `moment_${person.id}`
  const lines = [{ product: 'pro', kind: 'charge' as const, isProration: true, from, to }]
  await book(month(0, { gatewayPaymentId: name, gatewayInvoiceId: name, paidAt: from, lines }))
  expect(await standing()).toMatchObject({ plan: 'pro' })
  expect(await getSubscription(asUser(ctx, person))).toMatchObject({ paidThrough: addMs(to, 1000) })
  await book(month(1))
  expect(await standing()).toMatchObject({ plan: 'creator' })
})

test('past due: the plan stays for the days of grace, is limited after, and is back with the money', async () => {
  const { ctx, clock, snapshot, month, book, standing } = await subscriber({ env: { PAYMENT_GRACE_DAYS: '3' } })
  await book(month(0), snapshot())
  clock.advance(30 * DAY_MS)
  await book(snapshot({ state: 'past-due' }))
  expect(await standing()).toMatchObject({ plan: 'creator', state: 'past-due' })
  clock.advance(2 * DAY_MS)
  await endGraceJob.run(ctx, {}, run)
  expect(await standing()).toMatchObject({ plan: 'creator', state: 'past-due' })
  clock.advance(DAY_MS)
  await endGraceJob.run(ctx, {}, run)
  expect(await standing()).toMatchObject({ plan: 'free', state: 'limited' })
  await book(month(1), snapshot())
  expect(await standing()).toMatchObject({ plan: 'creator', state: 'active' })
})

test('what was read earlier never beats what was read later; an end is an end', async () => {
  const { ctx, clock, snapshot, month, book, standing } = await subscriber()
  const early = snapshot()
  clock.advance(1000)
  await book(month(0))
  await book(snapshot({ state: 'canceled', endedAt: ctx.clock.now() }))
  await book(early)
  expect(await standing()).toEqual({ plan: 'free', state: 'canceled', available: 150 })
})

test('somebody who subscribes twice pays once: the second is ended and its money goes back', async () => {
  const { ctx, person, month, snapshot, book, standing } = await subscriber()
  const second = await begin(ctx, person)
  await book(month(0), snapshot())
  await second.book(second.month(0), second.snapshot())
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
  const states = await ctx.db
    .select({ state: payment.state, id: subscription.gatewaySubscriptionId })
    .from(payment)
    .innerJoin(subscription, eq(subscription.id, payment.subscriptionId))
    .where(eq(subscription.userId, person.id))
  expect(states.map(({ state }) => state).toSorted()).toEqual(['duplicate', 'paid'])
  const jobs = await ctx.db.execute<{ task: string }>(
    `select task_identifier as task from graphile_worker.jobs where task_identifier in ('billing.end-subscription', 'billing.send-refund')`,
  )
  expect([...jobs].map(({ task }) => task).toSorted()).toEqual(['billing.end-subscription', 'billing.send-refund'])
  await expect(begin(ctx, person)).rejects.toMatchObject({ kind: 'CONFLICT' })
})

test('a month that is refunded takes its credits back pro rata', async () => {
  const { ctx, person, month, snapshot, book, standing } = await subscriber()
  await book(month(0), snapshot())
  const [paid] = await ctx.db
    .select({ gatewayPaymentId: payment.gatewayPaymentId })
    .from(payment)
    .innerJoin(subscription, eq(subscription.id, payment.subscriptionId))
    .where(eq(subscription.userId, person.id))
  const refunded = {
    kind: 'refund',
    gatewayRefundId: `re_${person.id}`,
    gatewayPaymentId: paid?.gatewayPaymentId ?? '',
    amountMinor: 600,
    state: 'succeeded',
    at: ctx.clock.now(),
  } as const
  await book(refunded, refunded)
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 75 })
})
