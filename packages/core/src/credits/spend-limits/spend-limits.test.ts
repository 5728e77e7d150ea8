import { auditEntry } from '@studiolo/db/schema/audit'
import { spendLimit } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createApiKey, isLiveApiKey, revokeApiKey } from '../../identity'
import { DAY_MS, HOUR_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { asUser, createUser, world } from '../../testing/world'
import { setSpendLimitForInput, setSpendLimitInput, type SetSpendLimitInput } from '../contract'
import {
  captureHold,
  grantCredits,
  holdCredits,
  listSpendLimits,
  releaseHold,
  removeSpendLimit,
  removeSpendLimitFor,
  requireWithinSpendLimits,
  reverseCapture,
  setSpendLimit,
  setSpendLimitFor,
  spendAlert,
} from '../index'
import { windowAt } from './limit-window'

let keys = 0
const words = () => ({ idempotencyKey: `movement-${++keys}-of-test`, reason: 'generation' })

/** A creator with 1000 credits, at noon of 15 January. */
async function scene() {
  const { ctx, clock } = await world()
  const person = await createUser(ctx)
  const userId = person.id
  await inTransaction(ctx, (ctx) => grantCredits(ctx, { userId, amount: 1000, source: 'welcome', ...words() }))
  const me = asUser(ctx, person)
  const limit = (terms: Partial<SetSpendLimitInput>, by = me) =>
    setSpendLimit(by, setSpendLimitInput.parse({ window: 'day', credits: 100, ...terms }), isLiveApiKey)
  /** What a start does: hold, then ask. */
  const spend = (amount: number, by: Ctx = me) =>
    inTransaction(by, async (ctx) => {
      const { holdId } = await holdCredits(ctx, { userId, amount, ...words() })
      await requireWithinSpendLimits(ctx, { userId, needed: amount })
      return holdId
    })
  const spentOf = async () => (await listSpendLimits(me, { userId })).map(({ spent }) => spent)
  const alerts = async () => {
    const rows = await ctx.db.execute<{ payload: Record<string, unknown> }>(sql`
      select payload from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = task_id
      where identifier = ${spendAlert.name} and payload->>'userId' = ${userId} order by job.id`)
    return rows.map(({ payload }) => payload)
  }
  return { ctx, clock, person, userId, me, limit, spend, spentOf, alerts }
}

/** The same person through a key of theirs. */
async function throughKey(me: Ctx): Promise<{ id: Id<'key'>; ctx: Ctx }> {
  const { id } = await createApiKey(me, { name: 'render farm', scopes: ['generations:write', 'credits:read'] })
  if (me.actor.kind !== 'user') throw new Error('nobody has no keys')
  return { id, ctx: { ...me, actor: { ...me.actor, apiKey: { id, scopes: ['generations:write', 'credits:read'] } } } }
}

test('without a limit everything goes', async () => {
  const { spend, spentOf } = await scene()
  await spend(900)
  expect(await spentOf()).toEqual([])
})

test('what goes over a limit is refused, says what is left, and holds nothing', async () => {
  const { limit, spend, spentOf } = await scene()
  await limit({ credits: 100 })
  await spend(60)
  await expect(spend(41)).rejects.toMatchObject({
    kind: 'SPEND_LIMIT_REACHED',
    meta: {
      needed: 41,
      remaining: 40,
      limit: 100,
      window: 'day',
      resetsAt: '2026-01-16T00:00:00.000Z',
      apiKeyId: null,
    },
  })
  expect(await spentOf()).toEqual([60])
  await spend(40)
  expect(await spentOf()).toEqual([100])
  await expect(spend(1)).rejects.toMatchObject({ meta: { remaining: 0 } })
})

test('ten at once never pass the limit', async () => {
  const { limit, spend, spentOf } = await scene()
  await limit({ credits: 100 })
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => spend(30)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'SPEND_LIMIT_REACHED' })
  expect(await spentOf()).toEqual([90])
})

test('what comes back counts no more: released, partly charged, given back later', async () => {
  const { ctx, limit, spend, spentOf } = await scene()
  await limit({ credits: 100 })
  const [released, charged, returned] = [await spend(40), await spend(30), await spend(20)]
  await inTransaction(ctx, (ctx) => releaseHold(ctx, { holdId: released, ...words() }))
  await inTransaction(ctx, (ctx) => captureHold(ctx, { holdId: charged, amount: 25, ...words() }))
  await inTransaction(ctx, (ctx) => captureHold(ctx, { holdId: returned, amount: 20, ...words() }))
  expect(await spentOf()).toEqual([45])
  await inTransaction(ctx, (ctx) => reverseCapture(ctx, { holdId: returned, amount: 15, ...words() }))
  expect(await spentOf()).toEqual([30])
  await spend(70)
})

test('a day and a month begin anew in UTC', async () => {
  const { clock, limit, spend, spentOf } = await scene()
  await limit({ window: 'day', credits: 50 })
  await limit({ window: 'month', credits: 120 })
  await spend(50)
  clock.advance(12 * HOUR_MS - 1)
  await expect(spend(1)).rejects.toMatchObject({ meta: { window: 'day' } })
  clock.advance(1)
  await spend(50)
  expect(await spentOf()).toEqual([50, 100])
  clock.advance(DAY_MS)
  await expect(spend(21)).rejects.toMatchObject({
    meta: { window: 'month', remaining: 20, resetsAt: '2026-02-01T00:00:00.000Z' },
  })
  clock.advance(15 * DAY_MS)
  expect(await spentOf()).toEqual([0, 0])
  await spend(50)
})

test.each([
  ['day', '2026-12-31T23:59:59.999Z', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['month', '2026-12-31T23:59:59.999Z', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['month', '2028-02-01T00:00:00.000Z', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
] as const)('the %s of %s goes from %s to %s', (window, now, startsAt, resetsAt) => {
  expect(windowAt(window, new Date(now))).toEqual({ startsAt: new Date(startsAt), resetsAt: new Date(resetsAt) })
})

test('a key’s limit counts and stops that key alone', async () => {
  const { me, limit, spend, spentOf } = await scene()
  const [one, two] = [await throughKey(me), await throughKey(me)]
  await limit({ credits: 200 })
  await limit({ credits: 50, apiKeyId: one.id })
  await spend(100)
  await spend(30, one.ctx)
  await spend(30, two.ctx)
  expect(await spentOf()).toEqual([160, 30])
  await expect(spend(21, one.ctx)).rejects.toMatchObject({ meta: { apiKeyId: one.id, remaining: 20 } })
  await spend(21, two.ctx)
  await expect(spend(20, one.ctx)).rejects.toMatchObject({ meta: { apiKeyId: null, remaining: 19 } })
})

test('only a live key of one’s own is limited', async () => {
  const { ctx, me, limit } = await scene()
  const mine = await throughKey(me)
  const theirs = await throughKey(asUser(ctx, await createUser(ctx)))
  await expect(limit({ apiKeyId: theirs.id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await revokeApiKey(me, mine.id)
  await expect(limit({ apiKeyId: mine.id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('a key sees limits and changes none', async () => {
  const { me, userId, limit } = await scene()
  const { id } = await limit({})
  const key = await throughKey(me)
  expect(await listSpendLimits(key.ctx, { userId })).toMatchObject([{ id, credits: 100 }])
  await expect(limit({ credits: 900 }, key.ctx)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(removeSpendLimit(key.ctx, { id })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('setting it again changes it; a stranger neither sees nor lifts it', async () => {
  const { ctx, me, userId, limit, spend } = await scene()
  const { id } = await limit({ credits: 10 })
  expect(await limit({ credits: 20, alertPercent: 50 })).toEqual({ id })
  expect(await listSpendLimits(me, { userId })).toMatchObject([{ id, credits: 20, alertPercent: 50, owner: 'creator' }])
  const stranger = asUser(ctx, await createUser(ctx))
  await expect(listSpendLimits(stranger, { userId })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(removeSpendLimit(stranger, { id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await removeSpendLimit(me, { id })
  await spend(500)
  const audited = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, userId))
  const told = audited.map(({ action, before, after }) => [action, before?.credits, after?.credits])
  // Within a millisecond their ids have no order.
  expect(told.toSorted()).toEqual([
    ['spend-limit.removed', 20, undefined],
    ['spend-limit.set', undefined, 10],
    ['spend-limit.set', 10, 20],
  ])
})

test('the house’s limit stands beside one’s own, with a reason; the creator sees it and cannot lift it', async () => {
  const { ctx, me, userId, limit, spend } = await scene()
  const { id: adminId } = await createUser(ctx, { role: 'admin' })
  const admin = asUser(ctx, { id: adminId, role: 'admin' })
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  const terms = setSpendLimitForInput.parse({ userId, window: 'day', credits: 30, reason: 'A card that was stolen' })
  await expect(setSpendLimitFor(support, terms)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(setSpendLimitFor(me, terms)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const { id } = await setSpendLimitFor(admin, terms)
  const own = await limit({ credits: 500 })
  expect(own.id).not.toBe(id)
  expect(await listSpendLimits(me, { userId })).toMatchObject([{ id, owner: 'admin' }, { owner: 'creator' }])
  expect(await listSpendLimits(support, { userId })).toHaveLength(2)
  await expect(spend(31)).rejects.toMatchObject({ kind: 'SPEND_LIMIT_REACHED', meta: { limit: 30 } })
  await expect(removeSpendLimit(me, { id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  const reason = 'It was theirs after all'
  await expect(removeSpendLimitFor(admin, { id: own.id, reason })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await removeSpendLimitFor(admin, { id, reason })
  await spend(31)
  const audited = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, userId))
  const byHouse = audited.filter((row) => row.actor === `user:${adminId}`).map((row) => [row.action, row.reason])
  expect(byHouse.toSorted()).toEqual([
    ['spend-limit.removed', reason],
    ['spend-limit.set', terms.reason],
  ])
})

test('a limit of nobody is refused', async () => {
  const { ctx } = await scene()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const terms = setSpendLimitForInput.parse({
    userId: ctx.ids.next('usr'),
    window: 'day',
    credits: 30,
    reason: 'nobody',
  })
  await expect(setSpendLimitFor(admin, terms)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('the creator is told once a window when the share is reached, and anew after a change', async () => {
  const { ctx, clock, userId, limit, spend, alerts } = await scene()
  const { id } = await limit({ credits: 100, alertPercent: 80 })
  await spend(79)
  expect(await alerts()).toEqual([])
  await spend(1)
  await spend(5)
  expect(await alerts()).toEqual([
    {
      userId,
      apiKeyId: null,
      window: 'day',
      owner: 'creator',
      credits: 100,
      spent: 80,
      resetsAt: '2026-01-16T00:00:00.000Z',
    },
  ])
  const [row] = await ctx.db.select().from(spendLimit).where(eq(spendLimit.id, id))
  expect(row?.alertedFor).toEqual(new Date('2026-01-15T00:00:00.000Z'))
  await limit({ credits: 110, alertPercent: 80 })
  await spend(5)
  expect(await alerts()).toHaveLength(2)
  clock.advance(DAY_MS)
  await spend(88)
  expect(await alerts()).toHaveLength(3)
})

test('a refused start tells nothing', async () => {
  const { limit, spend, alerts } = await scene()
  await limit({ credits: 100 })
  await expect(spend(101)).rejects.toMatchObject({ kind: 'SPEND_LIMIT_REACHED' })
  expect(await alerts()).toEqual([])
})
