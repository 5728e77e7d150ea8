import { auditEntry } from '@studiolo/db/schema/audit'
import { creditAdjustment, creditGrant, transfer, wallet } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction, sqlStateOf, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { asUser, createUser, world } from '../../testing/world'
import {
  adjustCredits,
  decideAdjustment,
  getAdjustmentLimit,
  getBalance,
  grantCredits,
  holdCredits,
  listAdjustments,
  type GrantOrder,
} from '../index'

let keys = 0
const nextKey = () => `adjusting-${++keys}-${Math.random()}`

async function office({ limit }: { limit?: number } = {}) {
  const { ctx, clock } = await world({ env: limit === undefined ? {} : { ADJUSTMENT_LIMIT: String(limit) } })
  const admins = [await createUser(ctx, { role: 'admin' }), await createUser(ctx, { role: 'admin' })] as const
  const { id: userId } = await createUser(ctx)
  return { ctx, clock, userId, admins, first: asUser(ctx, admins[0]), second: asUser(ctx, admins[1]) }
}

const adjust = (ctx: Ctx, userId: Id<'usr'>, amount: number, idempotencyKey = nextKey()) =>
  adjustCredits(ctx, { userId, amount, reason: 'Lost a render', idempotencyKey })
const give = (ctx: Ctx, order: { userId: Id<'usr'>; amount: number } & Partial<GrantOrder>) =>
  inTransaction(ctx, (ctx) =>
    grantCredits(ctx, { source: 'promotion', idempotencyKey: nextKey(), reason: 'test', ...order }),
  )
const leftOf = async (ctx: Ctx, userId: Id<'usr'>) => {
  const lots = await ctx.db
    .select({ left: creditGrant.remaining })
    .from(creditGrant)
    .innerJoin(wallet, eq(wallet.id, creditGrant.walletId))
    .where(eq(wallet.userId, userId))
    .orderBy(asc(creditGrant.id))
  return lots.map(({ left }) => left)
}
const auditOf = async (ctx: Ctx, userId: Id<'usr'>) => {
  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, userId)).orderBy(asc(auditEntry.id))
  return rows.map(({ action, actor, after, reason }) => ({ action, actor, after, reason }))
}

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(error instanceof AppError)) throw new Error(`not refused, but: ${String(error)}`, { cause: error })
  return { kind: error.kind, meta: error.meta }
}

test('up to the limit one admin is enough, above it nothing moves', async () => {
  const { ctx, userId, first, admins } = await office()
  expect(getAdjustmentLimit(first)).toEqual({ limit: 1000 })
  expect(await adjust(first, userId, 1000)).toMatchObject({
    adjustment: { state: 'booked', amount: 1000, askedBy: admins[0].id, decidedBy: null },
    balance: { available: 1000 },
  })
  for (const amount of [1001, -1001]) {
    expect(await adjust(first, userId, amount)).toMatchObject({
      adjustment: { state: 'waiting', amount },
      balance: { available: 1000 },
    })
  }
  expect(await leftOf(ctx, userId)).toEqual([1000])
  expect((await auditOf(ctx, userId)).map(({ action }) => action).toSorted()).toEqual([
    'credits.adjustment-asked',
    'credits.adjustment-asked',
    'credits.granted',
  ])
})

test('a second admin agrees, and both names stand in the audit log', async () => {
  const { ctx, clock, userId, first, second, admins } = await office({ limit: 0 })
  const { id } = (await adjust(first, userId, 30)).adjustment
  clock.advance(1000)
  const decided = await decideAdjustment(second, { id, decision: 'approve' })
  expect(decided).toMatchObject({
    adjustment: { id, state: 'booked', askedBy: admins[0].id, decidedBy: admins[1].id, decidedAt: ctx.clock.now() },
    balance: { available: 30, held: 0, debt: 0 },
  })
  expect((await auditOf(ctx, userId)).at(-1)).toEqual({
    action: 'credits.granted',
    actor: `user:${admins[1].id}`,
    after: { amount: 30, available: 30, held: 0, debt: 0, askedBy: admins[0].id },
    reason: 'Lost a render',
  })
})

test('nobody agrees with themselves, in the verb and in the database', async () => {
  const { ctx, userId, first, admins } = await office({ limit: 0 })
  const { id } = (await adjust(first, userId, 30)).adjustment
  for (const decision of ['approve', 'decline'] as const)
    expect(await refusal(decideAdjustment(first, { id, decision }))).toMatchObject({ kind: 'FORBIDDEN' })
  const forged = ctx.db.update(creditAdjustment).set({ decidedBy: admins[0].id }).where(eq(creditAdjustment.id, id))
  expect(
    await forged.then(
      () => 'written',
      (error: unknown) => sqlStateOf(error),
    ),
  ).toBe('23514')
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 0 })
})

test('neither support, a key, the system nor a creator adjusts or decides', async () => {
  const { ctx, userId, first, admins } = await office({ limit: 0 })
  const { id } = (await adjust(first, userId, 30)).adjustment
  const byKey: Ctx = {
    ...ctx,
    actor: {
      kind: 'user',
      userId: admins[1].id,
      role: 'admin',
      apiKey: { id: ctx.ids.next('key'), scopes: ['credits:read'] },
    },
  }
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  for (const other of [ctx, byKey, support, asUser(ctx, { id: userId })]) {
    expect(await refusal(decideAdjustment(other, { id, decision: 'approve' }))).toMatchObject({ kind: 'FORBIDDEN' })
    expect(await refusal(adjust(other, userId, 1))).toMatchObject({ kind: 'FORBIDDEN' })
  }
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 0 })
})

test('nobody approves credits for themselves', async () => {
  const { ctx, first, second, admins } = await office({ limit: 0 })
  const { id } = (await adjust(first, admins[1].id, 30)).adjustment
  expect(await refusal(decideAdjustment(second, { id, decision: 'approve' }))).toMatchObject({ kind: 'FORBIDDEN' })
  expect(await getBalance(ctx, admins[1].id)).toMatchObject({ available: 0 })
})

test('of many who decide at once one does, and it is booked once', async () => {
  const { ctx, userId, first, second } = await office({ limit: 0 })
  const third = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const { id } = (await adjust(first, userId, 30)).adjustment
  const answers = await Promise.allSettled(
    [second, third, second, third].map((admin) => decideAdjustment(admin, { id, decision: 'approve' })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'CONFLICT' })
  expect(await leftOf(ctx, userId)).toEqual([30])
})

test('what was declined stays declined and moves nothing', async () => {
  const { ctx, clock, userId, first, second, admins } = await office({ limit: 0 })
  const { id } = (await adjust(first, userId, 30)).adjustment
  clock.advance(1000)
  expect(await decideAdjustment(second, { id, decision: 'decline' })).toMatchObject({
    adjustment: { state: 'declined', decidedBy: admins[1].id },
    balance: { available: 0 },
  })
  expect(await refusal(decideAdjustment(second, { id, decision: 'approve' }))).toMatchObject({ kind: 'CONFLICT' })
  expect((await auditOf(ctx, userId)).at(-1)).toMatchObject({ action: 'credits.adjustment-declined' })
  const unknown = ctx.ids.next('adj')
  expect(await refusal(decideAdjustment(second, { id: unknown, decision: 'approve' }))).toMatchObject({
    kind: 'NOT_FOUND',
  })
})

test('taking goes lot by lot in burn order', async () => {
  const { ctx, userId, first } = await office()
  const soon = new Date(ctx.clock.now().getTime() + 86_400_000)
  await give(ctx, { userId, amount: 10 })
  await give(ctx, { userId, amount: 10, expiresAt: soon })
  await give(ctx, { userId, amount: 10, priority: 5 })
  expect(await adjust(first, userId, -15)).toMatchObject({ balance: { available: 15, held: 0, debt: 0 } })
  expect(await leftOf(ctx, userId)).toEqual([10, 5, 0])
  const moved = await ctx.db.select().from(transfer).where(eq(transfer.reason, 'adjustment')).orderBy(asc(transfer.id))
  expect(moved.slice(-2)).toMatchObject([
    { kind: 'clawback', amount: 10 },
    { kind: 'clawback', amount: 5 },
  ])
  expect((await auditOf(ctx, userId)).at(-1)).toMatchObject({
    action: 'credits.taken',
    after: { amount: 15, available: 15, held: 0, debt: 0 },
  })
})

test('what is held, expired or paid for is not taken, and there is never a debt', async () => {
  const { ctx, clock, userId, first } = await office()
  await give(ctx, { userId, amount: 5, expiresAt: new Date(ctx.clock.now().getTime() + 1000) })
  await give(ctx, { userId, amount: 10 })
  await give(ctx, { userId, amount: 100, source: 'purchase' })
  clock.advance(2000)
  await inTransaction(ctx, (ctx) =>
    holdCredits(ctx, { userId, amount: 4, idempotencyKey: nextKey(), reason: 'generation' }),
  )
  expect(await refusal(adjust(first, userId, -7))).toEqual({
    kind: 'INVALID_INPUT',
    meta: { reason: 'less-to-take', available: 6 },
  })
  expect(await getBalance(ctx, userId)).toEqual({ available: 106, held: 4, debt: 0 })
  expect(await adjust(first, userId, -6)).toMatchObject({ balance: { available: 100, held: 4, debt: 0 } })
  const { id: poor } = await createUser(ctx)
  expect(await refusal(adjust(first, poor, -1))).toMatchObject({ meta: { available: 0 } })
})

test('a refused taking leaves its key free; one that waits goes on waiting when there is less by then', async () => {
  const { ctx, userId, first, second } = await office({ limit: 10 })
  expect(await refusal(adjust(first, userId, -5, 'free-again'))).toMatchObject({ kind: 'INVALID_INPUT' })
  await give(ctx, { userId, amount: 20 })
  expect(await adjust(first, userId, -5, 'free-again')).toMatchObject({ balance: { available: 15 } })
  const { id } = (await adjust(first, userId, -16)).adjustment
  expect(await refusal(decideAdjustment(second, { id, decision: 'approve' }))).toMatchObject({
    meta: { available: 15 },
  })
  await give(ctx, { userId, amount: 1 })
  expect(await decideAdjustment(second, { id, decision: 'approve' })).toMatchObject({
    adjustment: { state: 'booked' },
    balance: { available: 0, held: 0, debt: 0 },
  })
})

test('the same form sent at once and again adjusts once', async () => {
  const { ctx, userId, first, second } = await office({ limit: 100 })
  await give(ctx, { userId, amount: 50 })
  for (const amount of [20, -20, 101]) {
    const key = nextKey()
    const answers = await Promise.all(Array.from({ length: 4 }, () => adjust(first, userId, amount, key)))
    expect(new Set(answers.map(({ adjustment }) => adjustment.id)).size).toBe(1)
    expect(await adjust(first, userId, amount, key)).toEqual(answers[0])
    const { id: stranger } = await createUser(ctx)
    expect(await refusal(adjust(first, userId, amount + 1, key))).toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
    expect(await refusal(adjust(first, stranger, amount, key))).toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
    const words = adjustCredits(first, { userId, amount, reason: 'Other words', idempotencyKey: key })
    expect(await refusal(words)).toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
    expect(await refusal(adjust(second, userId, amount, key))).toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  }
  expect(await getBalance(ctx, userId)).toEqual({ available: 50, held: 0, debt: 0 })
})

test('what was given under a key before adjustments had rows is not given again', async () => {
  const { ctx, userId, first } = await office()
  await give(ctx, { userId, amount: 12, source: 'admin', idempotencyKey: 'adjust:from-before' })
  expect(await adjust(first, userId, 12, 'from-before')).toMatchObject({ balance: { available: 12 } })
  expect(await auditOf(ctx, userId)).toEqual([])
})

test('nobody is adjusted who is not there', async () => {
  const { ctx, first } = await office()
  for (const amount of [5, 5000])
    expect(await refusal(adjust(first, ctx.ids.next('usr'), amount))).toMatchObject({ kind: 'NOT_FOUND' })
})

test('the list is told by state and person, newest first, page by page, to the staff alone', async () => {
  const { ctx, clock, userId, first, second } = await office({ limit: 10 })
  const ids: string[] = []
  for (const amount of [11, 5, 12]) {
    ids.unshift((await adjust(first, userId, amount)).adjustment.id)
    clock.advance(1000)
  }
  const page = await listAdjustments(second, { userId, limit: 2 })
  expect(page.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const [, cursor] = ids
  expect(page.nextCursor).toBe(cursor)
  const next = await listAdjustments(second, { userId, limit: 2, ...(cursor && { cursor }) })
  expect(next).toMatchObject({ rows: [{ id: ids[2] }], nextCursor: null })
  const waiting = await listAdjustments(second, { userId, state: 'waiting', limit: 50 })
  expect(waiting.rows.map(({ amount }) => amount)).toEqual([12, 11])
  expect(Object.keys(waiting.rows[0] ?? {})).not.toContain('idempotencyKey')
  expect(await refusal(listAdjustments(asUser(ctx, { id: userId }), { limit: 1 }))).toMatchObject({ kind: 'FORBIDDEN' })
})
