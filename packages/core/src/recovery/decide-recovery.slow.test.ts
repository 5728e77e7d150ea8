import { auditEntry } from '@studiolo/db/schema/audit'
import { transfer } from '@studiolo/db/schema/credits'
import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance, reverseCapture } from '../credits'
import { inTransaction, type Ctx } from '../kernel/context'
import { jobHandlers } from '../notify/worker'
import { runReconciliation } from '../reconcile'
import { freshDatabase } from '../testing/database'
import { createPump } from '../testing/pump-jobs'
import { asUser, createUser, world } from '../testing/world'
import type { DecideRecoveryInput } from './contract'
import { askRecovery, decideRecovery, getRecovery, listRecoveries } from './index'
import { CHARGE, chargedGeneration, createBuyer } from './testing/charges'

/** A request that waits for an admin, two admins and its creator. */
async function scene() {
  const { ctx, clock, mails } = await world({ database: await freshDatabase() })
  const admins = [await createUser(ctx, { role: 'admin' }), await createUser(ctx, { role: 'admin' })] as const
  const buyer = await createBuyer(ctx, { credits: 200 })
  const ask = async (by: Ctx = buyer.ctx, userId: Id<'usr'> = buyer.user.id) => {
    clock.advance(1)
    const generationId = await chargedGeneration(ctx, userId)
    return askRecovery(by, { claim: 'system_error', generationId, note: 'There is no sound' })
  }
  const { id, subject } = await ask()
  const pump = createPump(ctx, jobHandlers)
  await pump.untilIdle()
  mails.length = 0
  const [first, second] = [asUser(ctx, admins[0]), asUser(ctx, admins[1])]
  const decide = (by: Ctx, change: Partial<DecideRecoveryInput> = {}) =>
    decideRecovery(by, { id, decision: 'grant', reason: 'Silent, indeed', ...change })
  const balance = () => getBalance(ctx, buyer.user.id)
  return { ctx, clock, mails, pump, id, subject, admins, first, second, buyer, ask, decide, balance }
}

const disagreements = async (ctx: Ctx) =>
  (await runReconciliation(ctx)).checks.filter(({ differences }) => differences > 0)

test('an admin sees the case, gives all of it back, and the creator reads why', async () => {
  const { ctx, mails, pump, id, subject, admins, first, buyer, decide, balance } = await scene()
  expect(await getRecovery(first, { id })).toMatchObject({
    id,
    userId: buyer.user.id,
    state: 'waiting',
    finding: 'looks-delivered',
    note: 'There is no sound',
    returnableCredits: CHARGE,
    evidence: { kind: 'generation', charge: { captured: CHARGE }, attempts: [{ providerId: 'scripted' }] },
  })
  expect(await decide(first)).toMatchObject({
    state: 'granted',
    subject,
    credits: CHARGE,
    reason: 'Silent, indeed',
    decidedBy: admins[0].id,
    decidedAt: ctx.clock.now(),
    returnableCredits: 0,
  })
  expect(await balance()).toEqual({ available: 200, held: 0, debt: 0 })
  const [audited] = await ctx.db
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subject, buyer.user.id), eq(auditEntry.action, 'recovery.granted')))
  expect(audited).toMatchObject({
    actor: `user:${admins[0].id}`,
    reason: 'Silent, indeed',
    after: { recovery: id, credits: CHARGE },
  })
  await pump.untilIdle()
  expect(mails.map(({ subject }) => subject)).toEqual(['7 credits are back'])
  expect(mails[0]?.text).toContain('“Silent, indeed”')
  expect(await disagreements(ctx)).toEqual([])
})

test('a part can be given back, more than was charged cannot', async () => {
  const { ctx, first, decide, balance } = await scene()
  await expect(decide(first, { credits: CHARGE + 1 })).rejects.toMatchObject({
    kind: 'INVALID_INPUT',
    meta: { reason: 'too-much', left: CHARGE },
  })
  expect(await decide(first, { credits: 3 })).toMatchObject({ state: 'granted', credits: 3 })
  expect(await balance()).toMatchObject({ available: 196 })
  expect(await disagreements(ctx)).toEqual([])
})

test('nothing is left to give once the charge came back another way', async () => {
  const { ctx, subject, first, decide } = await scene()
  const [row] = await ctx.db
    .select()
    .from(generation)
    .where(eq(generation.id, subject.id as Id<'gen'>))
  const words = { holdId: row?.holdId ?? 0, amount: CHARGE, idempotencyKey: 'by-hand', reason: 'test' }
  await inTransaction(ctx, (ctx) => reverseCapture(ctx, words))
  await expect(decide(first)).rejects.toMatchObject({ kind: 'INVALID_INPUT', meta: { left: 0 } })
  expect(await decide(first, { decision: 'decline' })).toMatchObject({ state: 'declined' })
  expect((await disagreements(ctx)).map(({ check }) => check)).toEqual(['recoveries'])
})

test('what is declined moves nothing and says why', async () => {
  const { ctx, mails, pump, first, decide, balance } = await scene()
  expect(await decide(first, { decision: 'decline', reason: 'I hear it well' })).toMatchObject({
    state: 'declined',
    credits: 0,
  })
  expect(await balance()).toMatchObject({ available: 193 })
  await pump.untilIdle()
  expect(mails.map(({ subject }) => subject)).toEqual(['About the charge you asked us to look at'])
  expect(mails[0]?.text).toContain('I hear it well')
  expect(await disagreements(ctx)).toEqual([])
})

test('a double click decides once; another answer to what was decided is refused', async () => {
  const { ctx, mails, pump, first, second, decide, balance } = await scene()
  const answers = await Promise.all(Array.from({ length: 5 }, () => decide(first)))
  expect(new Set(answers.map(({ state, credits }) => `${state} ${credits}`))).toEqual(new Set(['granted 7']))
  for (const [by, change] of [
    [first, { decision: 'decline' }],
    [first, { reason: 'Other words' }],
    [first, { credits: 3 }],
    [second, {}],
  ] as const)
    await expect(decide(by, change)).rejects.toMatchObject({
      kind: 'CONFLICT',
      meta: { reason: 'decided', state: 'granted' },
    })
  expect(await balance()).toMatchObject({ available: 200 })
  expect(await ctx.db.$count(transfer, like(transfer.idempotencyKey, 'recovery:%'))).toBe(1)
  await pump.untilIdle()
  expect(mails).toHaveLength(1)
})

test('two admins at once: one decides, the other is told', async () => {
  const { first, second, decide, balance } = await scene()
  const answers = await Promise.allSettled([decide(first), decide(second, { decision: 'decline' })])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const granted = answers[0]?.status === 'fulfilled'
  expect(await balance()).toMatchObject({ available: granted ? 200 : 193 })
})

test('nobody decides on their own, and neither support, a key, the system nor a creator decides', async () => {
  const { ctx, first, second, admins, ask, decide, id, buyer } = await scene()
  const own = await createBuyer(ctx, { credits: 50 })
  const adminWhoBuys: Ctx = asUser(ctx, { id: own.user.id, role: 'admin' })
  const { id: ownId } = await ask(own.ctx, own.user.id)
  await expect(decide(adminWhoBuys, { id: ownId })).rejects.toMatchObject({
    kind: 'FORBIDDEN',
    meta: { reason: 'own-request' },
  })
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  const byKey: Ctx = {
    ...ctx,
    actor: {
      kind: 'user',
      userId: admins[0].id,
      role: 'admin',
      apiKey: { id: ctx.ids.next('key'), scopes: ['credits:read'] },
    },
  }
  for (const other of [ctx, byKey, support, buyer.ctx])
    await expect(decide(other)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(getRecovery(buyer.ctx, { id })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  expect(await getRecovery(support, { id })).toMatchObject({ state: 'waiting' })
  await expect(getRecovery(first, { id: ctx.ids.next('rcv') })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await expect(decide(second, { id: ctx.ids.next('rcv') })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('the queue shows what waits first, each part newest first, page by page', async () => {
  const { id, first, buyer, ask, decide } = await scene()
  const asked = [id]
  for (let i = 0; i < 4; i++) asked.push((await ask()).id)
  const [oldest, second, third, fourth, newest] = asked
  await decide(first, { id: newest })
  await decide(first, { id: second, decision: 'decline' })
  const seen: string[] = []
  for (let cursor: Parameters<typeof listRecoveries>[1]['cursor']; ;) {
    const page = await listRecoveries(first, { cursor, limit: 2 })
    seen.push(...page.rows.map((row) => row.id))
    if (page.nextCursor === null) break
    const [part, at] = page.nextCursor.split('.')
    cursor = { isWaiting: part === 'waiting', id: at as Id<'rcv'> }
  }
  expect(seen).toEqual([fourth, third, oldest, newest, second])
  const declined = await listRecoveries(first, { state: 'declined', limit: 50 })
  expect(declined.rows).toMatchObject([{ id: second, userId: buyer.user.id, reason: 'Silent, indeed' }])
  const found = await listRecoveries(first, { id, limit: 2 })
  expect(found).toMatchObject({ rows: [{ id }], nextCursor: null })
  await expect(listRecoveries(buyer.ctx, { limit: 50 })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})
