import { plan, planUsage } from '@studiolo/db/schema/plans'
import type { UsageWindow } from '@studiolo/db/states/plans'
import { and, eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import type { AppError } from '../kernel/errors'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { createFakeClock } from '../testing/fake-clock'
import { untilSomebodyWaits } from '../testing/until-somebody-waits'
import { asUser, createUser, world, type TestUser } from '../testing/world'
import { assignPlan, getAllowances, returnAllowance, useAllowance } from './index'

const OPERATION = 'text-to-video'

/** A world at this instant, with a creator whose free plan allows so much. */
async function scene(limit = 3, window: UsageWindow = 'day', at = '2026-01-15T12:00:00Z') {
  const clock = createFakeClock(new Date(at))
  const { ctx } = await world({ clock })
  await ctx.db
    .update(plan)
    .set({ limits: { [OPERATION]: { limit, window } } })
    .where(eq(plan.id, 'free'))
  const creator = await createUser(ctx)
  const take = (count = 1) => inTransaction(ctx, (ctx) => useAllowance(ctx, usage(creator, count)))
  const giveBack = (day: string) =>
    inTransaction(ctx, (ctx) =>
      returnAllowance(ctx, { userId: creator.id, operation: OPERATION, at: new Date(`${day}T23:59:59.999Z`) }),
    )
  const allowance = async () => (await getAllowances(ctx, creator.id, [OPERATION]))[0]
  return { ctx, clock, creator, take, giveBack, allowance }
}

const usage = ({ id: userId }: TestUser, count = 1) => ({ userId, operation: OPERATION, count })

async function days(ctx: Ctx, { id }: TestUser) {
  const mine = and(eq(planUsage.userId, id), eq(planUsage.operation, OPERATION))
  const rows = await ctx.db.select().from(planUsage).where(mine).orderBy(planUsage.day)
  return rows.map(({ day, used }) => `${day} ${used}`)
}

afterEach(async () => {
  const { ctx } = await world()
  await ctx.db.update(plan).set({ active: true })
})

test('what is left goes down, and when nothing is left it says when it comes back and what a larger plan does', async () => {
  const { take, allowance } = await scene()
  const resetsAt = new Date('2026-01-16T00:00:00Z')
  const facts = { operation: OPERATION, limit: 3, window: 'day', resetsAt }
  expect(await allowance()).toEqual({ ...facts, allowed: true, used: 0, remaining: 3, upgradeRequired: false })
  await take(2)
  expect(await allowance()).toEqual({ ...facts, allowed: true, used: 2, remaining: 1, upgradeRequired: false })
  await take()
  expect(await allowance()).toEqual({ ...facts, allowed: false, used: 3, remaining: 0, upgradeRequired: true })
  await expect(take()).rejects.toMatchObject({
    kind: 'USAGE_LIMIT_REACHED',
    meta: {
      operation: OPERATION,
      limit: 3,
      used: 3,
      remaining: 0,
      resetsAt: '2026-01-16T00:00:00.000Z',
      upgradeRequired: true,
    },
  })
})

test('a batch is taken whole or not at all', async () => {
  const { ctx, creator, take } = await scene()
  await take(2)
  await expect(take(2)).rejects.toMatchObject({ meta: { used: 2, remaining: 1 } })
  expect(await days(ctx, creator)).toEqual(['2026-01-15 2'])
})

test('a day begins anew at midnight in UTC', async () => {
  const { ctx, creator, clock, take, allowance } = await scene(1, 'day', '2026-01-15T23:59:59.999Z')
  await take()
  await expect(take()).rejects.toMatchObject({ kind: 'USAGE_LIMIT_REACHED' })
  clock.advance(1)
  expect(await allowance()).toMatchObject({ allowed: true, used: 0 })
  await take()
  expect(await days(ctx, creator)).toEqual(['2026-01-15 1', '2026-01-16 1'])
})

test('a month sums its days and begins anew with the next one', async () => {
  const { clock, take, allowance } = await scene(3, 'month', '2026-01-30T12:00:00Z')
  await take(2)
  clock.set(new Date('2026-01-31T12:00:00Z'))
  await take()
  await expect(take()).rejects.toMatchObject({ meta: { used: 3, resetsAt: '2026-02-01T00:00:00.000Z' } })
  expect(await allowance()).toMatchObject({ allowed: false, used: 3, resetsAt: new Date('2026-02-01T00:00:00Z') })
  clock.set(new Date('2026-02-01T00:00:00Z'))
  await take(3)
  expect(await allowance()).toMatchObject({ used: 3, remaining: 0 })
})

test('one sees one’s own, the staff everybody’s, a stranger and a key without the scope nothing', async () => {
  const { ctx, creator } = await scene()
  const read = (ctx: Ctx) => getAllowances(ctx, creator.id, [OPERATION])
  expect(await read(asUser(ctx, creator))).toHaveLength(1)
  expect(await read(asUser(ctx, await createUser(ctx, { role: 'support' })))).toHaveLength(1)
  await expect(read(asUser(ctx, await createUser(ctx)))).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const apiKey = { id: ctx.ids.next('key'), scopes: ['credits:read' as const] }
  const byKey = { ...ctx, actor: { kind: 'user', userId: creator.id, role: 'user', apiKey } } satisfies Ctx
  await expect(read(byKey)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('what no limit names is counted and never refused', async () => {
  const { ctx, creator, take, allowance } = await scene(1)
  await inTransaction(ctx, (ctx) => assignPlan(ctx, creator.id, 'business'))
  await take(50)
  expect(await allowance()).toEqual({
    operation: OPERATION,
    allowed: true,
    used: 50,
    limit: null,
    remaining: null,
    window: null,
    resetsAt: null,
    upgradeRequired: false,
  })
})

test('no larger plan to be had, no upgrade; what was used before a smaller plan counts', async () => {
  const { ctx, creator, take, allowance } = await scene(1)
  await inTransaction(ctx, (ctx) => assignPlan(ctx, creator.id, 'pro'))
  await take(5)
  await inTransaction(ctx, (ctx) => assignPlan(ctx, creator.id, null))
  expect(await allowance()).toMatchObject({ used: 5, remaining: 0, upgradeRequired: true })
  for (const id of ['creator', 'pro', 'business'])
    await ctx.db.update(plan).set({ active: false }).where(eq(plan.id, id))
  expect(await allowance()).toMatchObject({ allowed: false, remaining: 0, upgradeRequired: false })
  await expect(take()).rejects.toMatchObject({ meta: { used: 5, remaining: 0, upgradeRequired: false } })
})

test('what is given back goes to its day, and never below zero', async () => {
  const { ctx, creator, clock, take, giveBack } = await scene(3, 'day', '2026-01-15T12:00:00Z')
  await take(2)
  clock.set(new Date('2026-01-16T00:10:00Z'))
  await take()
  await giveBack('2026-01-15')
  expect(await days(ctx, creator)).toEqual(['2026-01-15 1', '2026-01-16 1'])
  await giveBack('2026-01-15')
  await giveBack('2026-01-15')
  await giveBack('2026-01-14')
  expect(await days(ctx, creator)).toEqual(['2026-01-15 0', '2026-01-16 1'])
})

test.each(['day', 'month'] as const)('many at once never pass a limit of a %s together', async (window) => {
  const { ctx, creator, take } = await scene(3, window)
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => take()))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const answer of answers)
    if (answer.status === 'rejected') expect((answer.reason as AppError).kind).toBe('USAGE_LIMIT_REACHED')
  expect(await days(ctx, creator)).toEqual(['2026-01-15 3'])
})

test.each([
  ['day', '2026-01-15T12:00:00Z'],
  ['month', '2026-01-15T12:00:00Z'],
  // The first has its row of the day before, which the second never touches.
  ['month', '2026-01-16T00:00:00Z'],
] as const)(
  'the last one of a %s is not given twice while the first who takes it has not committed (%s)',
  async (window, later) => {
    const { ctx, creator } = await scene(1, window)
    const taken = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const first = inTransaction(ctx, async (ctx: TxCtx) => {
      await useAllowance(ctx, usage(creator))
      taken.resolve()
      await mayCommit.promise
    })
    await taken.promise
    const second = inTransaction(ctx, (ctx) => useAllowance(ctx, { ...usage(creator), at: new Date(later) }))
    second.catch(() => undefined)
    await untilSomebodyWaits(ctx)
    mayCommit.resolve()
    await first
    await expect(second).rejects.toMatchObject({ kind: 'USAGE_LIMIT_REACHED' })
    expect(await days(ctx, creator)).toEqual(['2026-01-15 1'])
  },
)
