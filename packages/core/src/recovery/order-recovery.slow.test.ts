import { order, payment } from '@studiolo/db/schema/billing'
import { inboundEvent } from '@studiolo/db/schema/inbox'
import { alertSignal } from '@studiolo/db/schema/ops'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { startSubscription } from '../billing'
import { twoGateways } from '../billing/gateways/testing/two-gateways'
import { getBalance } from '../credits'
import { addMs, DAY_MS } from '../kernel/clock'
import { asUser, createUser } from '../testing/world'
import { askRecovery, decideRecovery, listMyRecoveries } from './index'
import { CREDITS, disagreements, grantsOf, orderScene } from './testing/order-scene'

test('an order without money is declined for now, and asked again a day later it waits for an admin', async () => {
  const { ctx, clock, mails, orderId, ask, admin, userId, pump } = await orderScene()
  const first = await ask()
  expect(first).toMatchObject({
    subject: { kind: 'order', id: orderId, state: 'pending', credits: CREDITS, amountMinor: 990, currency: 'USD' },
    state: 'declined',
    finding: 'payment-not-received',
    disputedCredits: CREDITS,
    mayAskAgain: true,
  })
  expect(await ask('Still nothing')).toMatchObject({ id: first.id, finding: 'payment-not-received' })
  clock.advance(DAY_MS)
  expect(await ask('A day later')).toMatchObject({
    id: first.id,
    state: 'waiting',
    finding: 'payment-not-found',
    note: 'A day later',
    mayAskAgain: false,
    decidedAt: null,
  })
  expect(await ask('Once more')).toMatchObject({ note: 'A day later' })
  await pump.untilIdle()
  expect(mails).toHaveLength(2)

  await decideRecovery(admin, { id: first.id, decision: 'grant', reason: 'Seen in the dashboard' })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: CREDITS })
  expect(await grantsOf(ctx)).toEqual([{ source: 'recovery', amount: CREDITS, reversed: 0, expiresAt: null }])
  expect(await disagreements(ctx)).toEqual([])
})

test('ten who ask again at once are one request, looked at once', async () => {
  const { ctx, clock, mails, ask, pump } = await orderScene()
  await ask()
  clock.advance(DAY_MS)
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => ask('Again')))
  expect(new Set(answers.map((answer) => answer.status === 'fulfilled' && answer.value.finding))).toEqual(
    new Set(['payment-not-found']),
  )
  await pump.untilIdle()
  expect(mails).toHaveLength(2)
  expect(await ctx.db.$count(alertSignal)).toBe(0)
})

test('what stands for a month of a plan ends like a month of a plan', async () => {
  const { ctx, clock, ask, admin, orderId } = await orderScene()
  await ctx.db.update(order).set({ packageId: null, planId: 'creator' }).where(eq(order.id, orderId))
  const { id } = await ask()
  clock.advance(DAY_MS)
  await ask()
  await decideRecovery(admin, { id, decision: 'grant', reason: 'Seen in the dashboard' })
  expect(await grantsOf(ctx)).toEqual([
    { source: 'recovery', amount: CREDITS, reversed: 0, expiresAt: addMs(clock.now(), 90 * DAY_MS) },
  ])
})

test('credits that came while it waited are not given a second time', async () => {
  const { clock, ctx, userId, ask, pay, admin } = await orderScene()
  const { id } = await ask()
  clock.advance(DAY_MS)
  await ask()
  await pay()
  await expect(decideRecovery(admin, { id, decision: 'grant', reason: 'Seen in the dashboard' })).rejects.toMatchObject(
    {
      kind: 'CONFLICT',
      meta: { reason: 'nothing-owed' },
    },
  )
  await decideRecovery(admin, { id, decision: 'decline', reason: 'It has come since' })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: CREDITS })
})

test('a paid order is declined: the credits are there', async () => {
  const { ask, pay } = await orderScene()
  await pay()
  expect(await ask()).toMatchObject({ state: 'declined', finding: 'payment-granted', mayAskAgain: false })
})

test('the payment came between asking and asking again', async () => {
  const { ask, pay, mails, pump, buyer } = await orderScene()
  const { id } = await ask()
  await pay()
  const seen = await listMyRecoveries(buyer, { limit: 1 })
  expect(seen.recoveries).toMatchObject([{ id, subject: { state: 'paid' }, finding: 'payment-not-received' }])
  expect(await ask()).toMatchObject({ id, state: 'declined', finding: 'payment-granted', mayAskAgain: false })
  await pump.untilIdle()
  expect(mails).toHaveLength(2)
})

test('the wrong amount, and money sent twice, wait for an admin', async () => {
  const wrong = await orderScene()
  await wrong.pay('p1', 500)
  expect(await wrong.ask()).toMatchObject({ state: 'waiting', finding: 'payment-unmatched' })
  const twice = await orderScene()
  await twice.pay('p1')
  await twice.pay('p2')
  expect(await twice.ask()).toMatchObject({ state: 'waiting', finding: 'paid-twice' })
})

test('a webhook that could not be handled speaks for the creator', async () => {
  const { ctx, gatewaySessionId, ask } = await orderScene()
  await ctx.db.insert(inboundEvent).values({
    id: ctx.ids.next('evt'),
    source: 'test',
    eventId: 'e1',
    type: 'payment.succeeded',
    body: JSON.stringify({ data: { checkout: gatewaySessionId } }),
    state: 'failed',
    lastError: 'no such thing',
    receivedAt: ctx.clock.now(),
  })
  expect(await ask()).toMatchObject({ state: 'waiting', finding: 'payment-unhandled' })
  expect(await ctx.db.select().from(alertSignal)).toMatchObject([{ name: 'recovery.fault-likely' }])
})

test('money booked without its credits is a fault of ours, and alarms', async () => {
  const { ctx, orderId, ask } = await orderScene()
  const now = ctx.clock.now()
  const paymentId = ctx.ids.next('pay')
  const price = { amountMinor: 990, currency: 'USD' }
  await ctx.db.insert(payment).values({
    ...price,
    id: paymentId,
    gateway: 'test',
    gatewayPaymentId: 'p9',
    orderId,
    state: 'paid',
    paidAt: now,
    createdAt: now,
  })
  await ctx.db.update(order).set({ state: 'paid', paymentId, paidAt: now }).where(eq(order.id, orderId))
  expect(await ask()).toMatchObject({ state: 'waiting', finding: 'payment-not-granted' })
  expect(await ctx.db.select().from(alertSignal)).toMatchObject([
    { name: 'recovery.fault-proven', severity: 'critical' },
  ])
})

test('an order is its buyer’s alone', async () => {
  const { ctx, ask } = await orderScene()
  const stranger = asUser(ctx, await createUser(ctx))
  await expect(ask('Mine too', stranger)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  const unknown: Id<'ord'> = ctx.ids.next('ord')
  const asked = askRecovery(stranger, { claim: 'payment_failure', orderId: unknown, note: 'Which one' })
  await expect(asked).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('the order of a plan whose month came misses nothing', async () => {
  const { buyer, stripe, pump } = await twoGateways()
  const { orderId } = await startSubscription(buyer, {
    planId: 'creator',
    amountMinor: 1200,
    currency: 'USD',
    idempotencyKey: 'plan',
  })
  const [session] = stripe.sessions.values()
  await stripe.pay(session?.id ?? '')
  await pump.untilIdle()
  const answer = await askRecovery(buyer, { claim: 'payment_failure', orderId, note: 'Where are they?' })
  expect(answer).toMatchObject({ state: 'declined', finding: 'payment-granted', credits: 0 })
})
