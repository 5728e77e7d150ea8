import { generation } from '@studiolo/db/schema/generation'
import { planAssignment } from '@studiolo/db/schema/plans'
import type { Id } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import {
  captureHold,
  clawBack,
  expireLots,
  getBalance,
  grantCredits,
  holdCredits,
  releaseHold,
  reverseCapture,
} from '../credits'
import { addMs, DAY_MS } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import { asUser, createUser, world, type TestUser } from '../testing/world'
import { creditAnalyticsInput } from './contract'
import { getCreditAnalytics } from './index'

let keys = 0
const movement = () => ({ idempotencyKey: `insight:${++keys}`, reason: 'test' })
const look = (ctx: Ctx, userId: Id<'usr'>, asked: object = {}) =>
  getCreditAnalytics(ctx, { ...creditAnalyticsInput.parse(asked), userId })

/** Gives, holds and charges at the clock's time. */
function ledgerOf(ctx: Ctx, { id: userId }: TestUser) {
  const give = (amount: number, source: 'purchase' | 'welcome' | 'subscription', expiresAt?: Date) =>
    inTransaction(ctx, (ctx) => grantCredits(ctx, { userId, amount, source, expiresAt, ...movement() }))
  const hold = (amount: number) => inTransaction(ctx, (ctx) => holdCredits(ctx, { userId, amount, ...movement() }))
  const spend = async (amount: number) => {
    const { holdId } = await hold(amount)
    await inTransaction(ctx, (ctx) => captureHold(ctx, { holdId, amount, ...movement() }))
    return holdId
  }
  return { give, hold, spend }
}

function ended(ctx: Ctx, user: TestUser, recipe: string, status: 'succeeded' | 'failed' | 'canceled', credits: number) {
  const now = ctx.clock.now()
  return ctx.db.insert(generation).values({
    id: ctx.ids.next('gen'),
    userId: user.id,
    recipe,
    input: {},
    idempotencyKey: `insight:${++keys}`,
    requestDigest: 'digest',
    status,
    settlement: status === 'succeeded' ? 'captured' : 'released',
    quoteLines: [],
    quotedCredits: credits,
    chargedCredits: status === 'succeeded' ? credits : 0,
    holdId: -++keys,
    createdAt: now,
    finishedAt: now,
    movedAt: now,
  })
}

test('every movement of the period counts once, by what it was and on its day', async () => {
  const { ctx, clock } = await world()
  const user = await createUser(ctx)
  const { give, hold, spend } = ledgerOf(ctx, user)
  await give(500, 'purchase')
  await spend(100)
  const before = await getBalance(ctx, user.id)

  clock.advance(40 * DAY_MS)
  const first = clock.now()
  await give(20, 'welcome', addMs(first, DAY_MS))
  const { grantId } = await give(300, 'purchase')
  await give(50, 'subscription')
  const charged = await spend(12)
  const { holdId } = await hold(5)
  await inTransaction(ctx, (ctx) => releaseHold(ctx, { holdId, ...movement() }))
  clock.advance(2 * DAY_MS)
  await expireLots(ctx)
  await inTransaction(ctx, (ctx) => reverseCapture(ctx, { holdId: charged, amount: 4, ...movement() }))
  await inTransaction(ctx, (ctx) => clawBack(ctx, { grantId, amount: 300, ...movement() }))
  await spend(30)
  await hold(7)

  const seen = await look(asUser(ctx, user), user.id, { days: 7 })
  // What the plan gave was spent first, so that the welcome credits ran out untouched.
  expect(seen.totals).toEqual({ bought: 350, given: 20, spent: 42, returned: 4, expired: 20, takenBack: 300 })
  expect(seen.sources).toEqual([
    { source: 'purchase', credits: 300 },
    { source: 'subscription', credits: 50 },
    { source: 'welcome', credits: 20 },
  ])
  expect(seen.days).toHaveLength(7)
  expect(seen.days.filter(({ spent, granted }) => spent + granted > 0)).toEqual([
    { day: first.toISOString().slice(0, 10), spent: 12, granted: 370 },
    { day: clock.now().toISOString().slice(0, 10), spent: 30, granted: 0 },
  ])
  const worth = ({ available, held, debt }: typeof before) => available + held - debt
  const { bought, given, spent, returned, expired, takenBack } = seen.totals
  const after = await getBalance(ctx, user.id)
  expect(worth(after) - worth(before)).toBe(bought + given + returned - spent - expired - takenBack)
  expect(seen.available).toBe(after.available)
})

test('the days asked for bound it, today does not', async () => {
  const { ctx, clock } = await world()
  const user = await createUser(ctx)
  const { give, spend } = ledgerOf(ctx, user)
  await give(100, 'purchase')
  await spend(1)
  clock.advance(DAY_MS)
  const second = clock.now()
  await spend(2)
  clock.advance(DAY_MS)
  await spend(4)
  const seen = await look(asUser(ctx, user), user.id, { from: second, to: addMs(second, 1) })
  expect(seen.totals).toMatchObject({ bought: 0, spent: 2 })
  expect(seen.days).toEqual([{ day: second.toISOString().slice(0, 10), spent: 2, granted: 0 }])
  expect(seen.pace).toEqual({ perDay: 2.33, activeDays: 3, overDays: 3 })
})

test('recipes: what succeeded and failed in the period, and what a result costs', async () => {
  const { ctx, clock } = await world()
  const user = await createUser(ctx)
  const other = await createUser(ctx)
  await ended(ctx, user, 'text-to-video', 'succeeded', 9)
  clock.advance(10 * DAY_MS)
  await ended(ctx, user, 'text-to-video', 'succeeded', 10)
  await ended(ctx, user, 'text-to-video', 'succeeded', 5)
  await ended(ctx, user, 'text-to-video', 'failed', 10)
  await ended(ctx, user, 'text-to-video', 'canceled', 10)
  await ended(ctx, user, 'speech', 'failed', 3)
  await ended(ctx, other, 'speech', 'succeeded', 99)
  expect((await look(asUser(ctx, user), user.id, { days: 7 })).recipes).toEqual([
    { recipe: 'text-to-video', succeeded: 2, failed: 1, credits: 15, perResult: 7.5 },
    { recipe: 'speech', succeeded: 0, failed: 1, credits: 0, perResult: null },
  ])
})

test('how long it lasts and what to buy; nothing where the own plan brings enough', async () => {
  const { ctx, clock } = await world()
  const user = await createUser(ctx)
  const own = asUser(ctx, user)
  const { give, spend } = ledgerOf(ctx, user)
  expect(await look(own, user.id)).toMatchObject({
    totals: { bought: 0, spent: 0 },
    recipes: [],
    pace: { perDay: 0, activeDays: 0 },
    daysLeft: null,
    recommendation: null,
    available: 0,
  })

  await give(100, 'purchase')
  await spend(6)
  clock.advance(DAY_MS)
  await spend(4)
  const seen = await look(own, user.id)
  expect(seen).toMatchObject({ available: 90, daysLeft: 18, monthlyNeed: 150, coveredByPlan: false })
  expect(seen.recommendation).not.toBeNull()
  expect(seen.recommendation?.credits).toBeGreaterThanOrEqual(150)

  await ctx.db.insert(planAssignment).values({ userId: user.id, planId: 'business', since: clock.now() })
  expect(await look(own, user.id)).toMatchObject({ coveredByPlan: true, recommendation: null, monthlyNeed: 150 })

  clock.advance(90 * DAY_MS)
  expect(await look(own, user.id)).toMatchObject({ daysLeft: null, recommendation: null, coveredByPlan: false })
})

test('one sees one’s own, the staff everybody’s, a stranger nobody’s', async () => {
  const { ctx } = await world()
  const user = await createUser(ctx)
  const stranger = await createUser(ctx)
  const support = await createUser(ctx, { role: 'support' })
  await expect(look(asUser(ctx, stranger), user.id)).rejects.toThrow(expect.objectContaining({ kind: 'FORBIDDEN' }))
  expect(await look(asUser(ctx, support), user.id)).toMatchObject({ available: 0 })
})

test('a period ends after it begins and spans a year at most', () => {
  const ok = (asked: object) => creditAnalyticsInput.safeParse(asked).success
  expect(ok({})).toBe(true)
  expect(ok({ days: 31 })).toBe(false)
  expect(ok({ to: '2026-01-01' })).toBe(false)
  expect(ok({ from: '2026-01-02', to: '2026-01-01' })).toBe(false)
  expect(ok({ from: '2025-01-01', to: '2026-01-01' })).toBe(true)
  expect(ok({ from: '2024-12-01', to: '2026-01-01' })).toBe(false)
})
