import { auditEntry } from '@studiolo/db/schema/audit'
import { order } from '@studiolo/db/schema/billing'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import { alertSignal } from '@studiolo/db/schema/ops'
import { eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { adjustCredits, getBalance } from '../credits'
import { DAY_MS } from '../kernel/clock'
import { decideRecovery, getRecovery } from './index'
import { settleStandIns } from './settle-stand-ins'
import { CREDITS, disagreements, grantsOf, orderScene } from './testing/order-scene'

test('money that comes after an admin gave the credits takes their place, once', async () => {
  const { ctx, clock, pay, userId, admin, give } = await orderScene()
  const { id } = await give()
  clock.advance(1000)
  await pay()
  expect(await disagreements(ctx)).toEqual(['recoveries'])
  await settleStandIns(ctx)
  await settleStandIns(ctx)
  expect(await getBalance(ctx, userId)).toEqual({ available: CREDITS, held: 0, debt: 0 })
  expect(await grantsOf(ctx)).toMatchObject([
    { source: 'recovery', amount: CREDITS, reversed: CREDITS },
    { source: 'purchase', amount: CREDITS, reversed: 0 },
  ])
  expect(await getRecovery(admin, { id })).toMatchObject({ state: 'granted', credits: CREDITS, takenCredits: CREDITS })
  const audited = await ctx.db.select().from(auditEntry).where(eq(auditEntry.action, 'recovery.taken-back'))
  expect(audited).toMatchObject([{ subject: userId, after: { recovery: id, credits: CREDITS } }])
  expect(await disagreements(ctx)).toEqual([])
})

test('nothing is taken as long as no money is known', async () => {
  const { ctx, give, available } = await orderScene()
  await give()
  await settleStandIns(ctx)
  expect(await available()).toBe(CREDITS)
  expect(await disagreements(ctx)).toEqual([])
})

test('several at once take it once', async () => {
  const { ctx, pay, available, give } = await orderScene()
  await give({ credits: 15 })
  await pay()
  await Promise.all(Array.from({ length: 4 }, () => settleStandIns(ctx)))
  expect(await available()).toBe(CREDITS)
})

test('what of it has expired is not taken from other credits', async () => {
  const { ctx, clock, orderId, pay, available, give } = await orderScene()
  const sell = (item: { packageId: string | null; planId: string | null }) =>
    ctx.db.update(order).set(item).where(eq(order.id, orderId))
  // What stands for a plan's month ends.
  await sell({ packageId: null, planId: 'creator' })
  await give()
  await sell({ packageId: 'starter', planId: null })
  clock.advance(91 * DAY_MS)
  await pay()
  await settleStandIns(ctx)
  expect(await available()).toBe(CREDITS)
  expect(await ctx.db.select({ taken: recoveryRequest.takenCredits }).from(recoveryRequest)).toEqual([{ taken: 0 }])
  expect(await disagreements(ctx)).toEqual([])
})

test('what an admin took of it by hand counts', async () => {
  const { ctx, pay, available, give, admin, userId } = await orderScene()
  await give()
  await adjustCredits(admin, { userId, amount: -15, reason: 'A mistake', idempotencyKey: 'by-hand' })
  expect(await disagreements(ctx)).toEqual([])
  await pay()
  await settleStandIns(ctx)
  expect(await available()).toBe(CREDITS)
  expect(await ctx.db.select({ taken: recoveryRequest.takenCredits }).from(recoveryRequest)).toEqual([
    { taken: CREDITS },
  ])
  expect(await disagreements(ctx)).toEqual([])
})

describe('money of another amount', () => {
  const unmatched = async () => {
    const made = await orderScene()
    await made.pay('p1', 500)
    await made.give()
    return made
  }

  test('goes back in parts, and as much of what stood in for it', async () => {
    const { ctx, sendBack, available } = await unmatched()
    await sendBack('p1', 250, { state: 'pending' })
    await settleStandIns(ctx)
    expect(await available()).toBe(CREDITS)
    await sendBack('p1', 250)
    await settleStandIns(ctx)
    await settleStandIns(ctx)
    expect(await available()).toBe(CREDITS - 57)
    await sendBack('p1', 250, { id: 'r2' })
    await settleStandIns(ctx)
    expect(await available()).toBe(0)
    expect(await disagreements(ctx)).toEqual([])
  })

  test('is disputed: only what is lost is taken', async () => {
    const { ctx, dispute, available } = await unmatched()
    await dispute('p1', 500, 'open')
    await settleStandIns(ctx)
    expect(await available()).toBe(CREDITS)
    await dispute('p1', 500, 'lost')
    expect(await disagreements(ctx)).toEqual(['recoveries'])
    await settleStandIns(ctx)
    expect(await available()).toBe(0)
  })

  test('a refund that fails after all is told to people: the credits do not come back by themselves', async () => {
    const { ctx, sendBack, available } = await unmatched()
    await sendBack('p1', 500)
    await settleStandIns(ctx)
    await sendBack('p1', 500, { state: 'failed' })
    for (let times = 0; times < 2; times++) await settleStandIns(ctx)
    expect(await available()).toBe(0)
    const told = await ctx.db.select().from(alertSignal).where(like(alertSignal.key, 'taken-back:%'))
    expect(told).toMatchObject([{ name: 'recovery.credits-owed', severity: 'warning' }])
  })

  test('stays, and the order is paid as well: both are had', async () => {
    const { ctx, pay, sendBack, available } = await unmatched()
    await pay('p2')
    await settleStandIns(ctx)
    expect(await available()).toBe(2 * CREDITS)
    expect(await disagreements(ctx)).toEqual([])
    await sendBack('p1', 500)
    await settleStandIns(ctx)
    expect(await available()).toBe(CREDITS)
  })

  test('what went back while it waited is not given as well', async () => {
    const { ask, pay, sendBack, admin } = await orderScene()
    await pay('p1', 500)
    const { id } = await ask()
    expect(await getRecovery(admin, { id })).toMatchObject({ state: 'waiting', returnableCredits: CREDITS })
    await sendBack('p1', 500, { state: 'pending' })
    expect(await getRecovery(admin, { id })).toMatchObject({ state: 'waiting', returnableCredits: 0 })
    await expect(decideRecovery(admin, { id, decision: 'grant', reason: 'It was paid' })).rejects.toMatchObject({
      kind: 'CONFLICT',
      meta: { reason: 'nothing-owed', finding: 'payment-unmatched' },
    })
    await sendBack('p1', 500, { state: 'failed' })
    expect(await getRecovery(admin, { id })).toMatchObject({ returnableCredits: CREDITS })
  })
})

test('a second payment goes back by itself; only where it could not, credits are given for it', async () => {
  const { ctx, ask, pay, sendBack, admin, available } = await orderScene()
  await pay('p1')
  await pay('p2')
  const { id, finding } = await ask()
  expect(finding).toBe('paid-twice')
  const grant = () => decideRecovery(admin, { id, decision: 'grant', reason: 'The bank does not take it back' })
  await expect(grant()).rejects.toMatchObject({ kind: 'CONFLICT', meta: { reason: 'nothing-owed' } })
  await sendBack('p2', 990, { state: 'failed' })
  await grant()
  await settleStandIns(ctx)
  expect(await available()).toBe(2 * CREDITS)
  await sendBack('p2', 990, { id: 'r2' })
  await settleStandIns(ctx)
  expect(await available()).toBe(CREDITS)
  expect(await disagreements(ctx)).toEqual([])
})

test('what the records show when it is given is kept: it tells which money it stood in for', async () => {
  const { clock, ask, pay, admin } = await orderScene()
  const { id } = await ask()
  clock.advance(DAY_MS)
  expect(await ask()).toMatchObject({ finding: 'payment-not-found' })
  await pay('p1', 500)
  expect(await decideRecovery(admin, { id, decision: 'grant', reason: 'It was paid' })).toMatchObject({
    finding: 'payment-unmatched',
    credits: CREDITS,
  })
})
