import { auditEntry } from '@studiolo/db/schema/audit'
import { transfer } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { asUser, createUser, world } from '../testing/world'
import {
  adjustCredits,
  captureHold,
  getBalance,
  getBalances,
  grantCredits,
  holdCredits,
  releaseHold,
  type GrantOrder,
} from './index'

const reason = 'test'

async function creatorWith(credits: number) {
  const { ctx, database } = await world()
  const { id: userId } = await createUser(ctx)
  if (credits > 0) await grant(ctx, { userId, amount: credits })
  return { ctx, database, userId }
}

let keys = 0
const nextKey = () => `key:${++keys}:${Math.random()}`

function grant(ctx: Ctx, order: { userId: Id<'usr'>; amount: number } & Partial<GrantOrder>) {
  return inTransaction(ctx, (ctx) =>
    grantCredits(ctx, { source: 'promotion', idempotencyKey: nextKey(), reason, ...order }),
  )
}
const hold = (ctx: Ctx, userId: Id<'usr'>, amount: number, idempotencyKey = nextKey()) =>
  inTransaction(ctx, (ctx) => holdCredits(ctx, { userId, amount, idempotencyKey, reason }))
const capture = (ctx: Ctx, holdId: number, amount: number, idempotencyKey = nextKey()) =>
  inTransaction(ctx, (ctx) => captureHold(ctx, { holdId, amount, idempotencyKey, reason }))
const release = (ctx: Ctx, holdId: number, idempotencyKey = nextKey()) =>
  inTransaction(ctx, (ctx) => releaseHold(ctx, { holdId, idempotencyKey, reason }))

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(error instanceof AppError)) throw new Error(`not refused, but: ${String(error)}`, { cause: error })
  return { kind: error.kind, meta: error.meta }
}

test('credits are granted, held, and charged', async () => {
  const { ctx, userId } = await creatorWith(0)
  expect(await getBalance(ctx, userId)).toEqual({ available: 0, held: 0, debt: 0 })
  expect(await grant(ctx, { userId, amount: 8 })).toMatchObject({ balance: { available: 8, held: 0, debt: 0 } })
  const held = await hold(ctx, userId, 5)
  expect(held.balance).toEqual({ available: 3, held: 5, debt: 0 })
  const charged = await capture(ctx, held.holdId, 5)
  expect(charged).toEqual({ captured: 5, released: 0, balance: { available: 3, held: 0, debt: 0 } })
  expect(await getBalance(ctx, userId)).toEqual({ available: 3, held: 0, debt: 0 })
})

test('a part is charged and the rest given back at once', async () => {
  const { ctx, userId } = await creatorWith(10)
  const { holdId } = await hold(ctx, userId, 10)
  const answer = { captured: 4, released: 6, balance: { available: 6, held: 0, debt: 0 } }
  expect(await capture(ctx, holdId, 4, 'part')).toEqual(answer)
  await grant(ctx, { userId, amount: 100 })
  expect(await capture(ctx, holdId, 4, 'part')).toEqual(answer)
})

test('a release gives everything back', async () => {
  const { ctx, userId } = await creatorWith(10)
  const { holdId } = await hold(ctx, userId, 7)
  expect(await release(ctx, holdId)).toEqual({
    captured: 0,
    released: 7,
    balance: { available: 10, held: 0, debt: 0 },
  })
})

test('more than there is is refused with both amounts, and the transaction goes on', async () => {
  const { ctx, userId } = await creatorWith(3)
  const balance = await inTransaction(ctx, async (ctx) => {
    const order = { userId, idempotencyKey: nextKey(), reason }
    expect(await refusal(holdCredits(ctx, { ...order, amount: 4 }))).toEqual({
      kind: 'INSUFFICIENT_CREDITS',
      meta: { needed: 4, available: 3, debt: 0 },
    })
    return (await holdCredits(ctx, { ...order, amount: 3 })).balance
  })
  expect(balance).toEqual({ available: 0, held: 3, debt: 0 })
})

test('who never had credits has none', async () => {
  const { ctx, userId } = await creatorWith(0)
  expect(await refusal(hold(ctx, userId, 1))).toMatchObject({ meta: { needed: 1, available: 0, debt: 0 } })
})

test('nobody gets no credits', async () => {
  const { ctx } = await creatorWith(0)
  expect(await refusal(grant(ctx, { userId: ctx.ids.next('usr'), amount: 1 }))).toMatchObject({ kind: 'NOT_FOUND' })
})

test.each([0, -1, 1.5, Number.NaN, 1e13])('an amount of %d is refused', async (amount) => {
  const { ctx, userId } = await creatorWith(3)
  expect(await refusal(hold(ctx, userId, amount))).toMatchObject({ kind: 'INVALID_INPUT' })
})

test('words about a person do not enter the ledger', async () => {
  const { ctx, userId } = await creatorWith(0)
  const sentence = grant(ctx, { userId, amount: 1, reason: 'sorry, Ada <ada@example.org>' })
  expect(await refusal(sentence)).toMatchObject({ kind: 'INVALID_INPUT' })
})

test('a repeated key answers the first answer and moves nothing', async () => {
  const { ctx, userId } = await creatorWith(20)
  const granted = await grant(ctx, { userId, amount: 2, idempotencyKey: 'again:grant' })
  const held = await hold(ctx, userId, 5, 'again:hold')
  const charged = await capture(ctx, held.holdId, 5, 'again:capture')
  const other = await hold(ctx, userId, 4)
  const released = await release(ctx, other.holdId, 'again:release')
  const before = await getBalance(ctx, userId)

  expect(await grant(ctx, { userId, amount: 2, idempotencyKey: 'again:grant' })).toEqual(granted)
  expect(await hold(ctx, userId, 5, 'again:hold')).toEqual(held)
  expect(await capture(ctx, held.holdId, 5, 'again:capture')).toEqual(charged)
  expect(await release(ctx, other.holdId, 'again:release')).toEqual(released)
  expect(await getBalance(ctx, userId)).toEqual(before)
})

test('the same key with other content is a conflict', async () => {
  const { ctx, userId } = await creatorWith(20)
  const { id: stranger } = await createUser(ctx)
  await grant(ctx, { userId: stranger, amount: 20 })
  await grant(ctx, { userId, amount: 2, idempotencyKey: 'other:grant' })
  const first = await hold(ctx, userId, 5, 'other:hold')
  const second = await hold(ctx, userId, 5)
  await capture(ctx, first.holdId, 5, 'other:capture')
  await release(ctx, second.holdId, 'other:release')
  const third = await hold(ctx, userId, 5)
  const before = await getBalance(ctx, userId)

  const others = {
    'another amount granted': () => grant(ctx, { userId, amount: 3, idempotencyKey: 'other:grant' }),
    'another source': () => grant(ctx, { userId, amount: 2, source: 'purchase', idempotencyKey: 'other:grant' }),
    'a grant to another user': () => grant(ctx, { userId: stranger, amount: 2, idempotencyKey: 'other:grant' }),
    'another amount held': () => hold(ctx, userId, 6, 'other:hold'),
    'a hold of another user': () => hold(ctx, stranger, 5, 'other:hold'),
    'another kind': () => grant(ctx, { userId, amount: 5, idempotencyKey: 'other:hold' }),
    'another hold captured': () => capture(ctx, third.holdId, 5, 'other:capture'),
    'another amount captured': () => capture(ctx, first.holdId, 4, 'other:capture'),
    'another hold released': () => release(ctx, third.holdId, 'other:release'),
    'a release under the key of a capture': () => release(ctx, first.holdId, 'other:capture'),
  }
  for (const [what, attempt] of Object.entries(others)) {
    expect(await refusal(attempt()), what).toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  }
  expect(await getBalance(ctx, userId)).toEqual(before)
})

test('a hold is settled once', async () => {
  const { ctx, userId } = await creatorWith(20)
  const [captured, released] = [await hold(ctx, userId, 6), await hold(ctx, userId, 7)]
  await capture(ctx, captured.holdId, 2)
  await release(ctx, released.holdId)
  const before = await getBalance(ctx, userId)
  for (const again of [() => capture(ctx, captured.holdId, 2), () => release(ctx, captured.holdId)]) {
    expect(await refusal(again())).toEqual({ kind: 'CONFLICT', meta: { captured: 2, released: 4 } })
  }
  for (const again of [() => capture(ctx, released.holdId, 7), () => release(ctx, released.holdId)]) {
    expect(await refusal(again())).toEqual({ kind: 'CONFLICT', meta: { captured: 0, released: 7 } })
  }
  expect(await getBalance(ctx, userId)).toEqual(before)
})

test('what is not held cannot be captured', async () => {
  const { ctx, userId } = await creatorWith(20)
  const { holdId } = await hold(ctx, userId, 6)
  expect(await refusal(capture(ctx, holdId, 7))).toEqual({ kind: 'INVALID_INPUT', meta: { held: 6 } })
  expect(await refusal(capture(ctx, 987_654_321, 1))).toMatchObject({ kind: 'NOT_FOUND' })
  expect(await refusal(release(ctx, 987_654_321))).toMatchObject({ kind: 'NOT_FOUND' })
})

test('ten tabs spending the last three credits start one hold', async () => {
  const { ctx, userId } = await creatorWith(3)
  const tabs = await Promise.allSettled(Array.from({ length: 10 }, () => hold(ctx, userId, 3)))
  expect(tabs.filter((tab) => tab.status === 'fulfilled')).toHaveLength(1)
  const refused = tabs.filter((tab) => tab.status === 'rejected').map((tab) => tab.reason as AppError)
  expect(refused.map(({ kind, meta }) => ({ kind, meta }))).toEqual(
    Array.from({ length: 9 }, () => ({ kind: 'INSUFFICIENT_CREDITS', meta: { needed: 3, available: 0, debt: 0 } })),
  )
  expect(await getBalance(ctx, userId)).toEqual({ available: 0, held: 3, debt: 0 })
})

test('concurrent repeats of one key make one transfer and one answer', async () => {
  const { ctx, userId } = await creatorWith(50)
  const answers = await Promise.all(Array.from({ length: 10 }, () => hold(ctx, userId, 3, 'at-once')))
  expect(answers).toEqual(Array.from({ length: 10 }, () => answers[0]))
  expect(await ctx.db.$count(transfer, eq(transfer.idempotencyKey, 'at-once'))).toBe(1)
  expect(await getBalance(ctx, userId)).toEqual({ available: 47, held: 3, debt: 0 })
})

test('the same key on two wallets at once moves one of them', async () => {
  const { ctx, userId } = await creatorWith(50)
  const { id: stranger } = await createUser(ctx)
  await grant(ctx, { userId: stranger, amount: 50 })
  for (let round = 0; round < 10; round++) {
    const both = await Promise.allSettled([userId, stranger].map((id) => hold(ctx, id, 1, `crossed:${round}`)))
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((one) => one.status === 'rejected')
    expect(lost?.reason).toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  }
})

test('what is rolled back did not happen, and its key is free', async () => {
  const { ctx, userId } = await creatorWith(5)
  const crashed = inTransaction(ctx, async (ctx) => {
    await holdCredits(ctx, { userId, amount: 5, idempotencyKey: 'crashed', reason })
    throw new Error('crash')
  })
  await expect(crashed).rejects.toThrow('crash')
  expect(await getBalance(ctx, userId)).toEqual({ available: 5, held: 0, debt: 0 })
  expect((await hold(ctx, userId, 2, 'crashed')).balance).toEqual({ available: 3, held: 2, debt: 0 })
})

test('a balance is seen by its owner and by the staff', async () => {
  const { ctx, userId } = await creatorWith(5)
  const { id: stranger } = await createUser(ctx)
  const owner = asUser(ctx, { id: userId })
  const balance = { available: 5, held: 0, debt: 0 }
  expect(await getBalance(owner, userId)).toEqual(balance)
  expect(await refusal(getBalance(owner, stranger))).toMatchObject({ kind: 'FORBIDDEN' })
  expect(await refusal(getBalances(owner, [userId, stranger]))).toMatchObject({ kind: 'FORBIDDEN' })
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  expect(await getBalances(support, [userId, stranger])).toEqual(
    new Map([
      [userId, balance],
      [stranger, { available: 0, held: 0, debt: 0 }],
    ]),
  )
})

test('an admin gives credits once, and the audit log says why', async () => {
  const { ctx, userId } = await creatorWith(0)
  const adjustment = { userId, amount: 12, reason: 'Lost a render on Monday', idempotencyKey: 'adjust-once' }
  expect(await refusal(adjustCredits(asUser(ctx, { id: userId }), adjustment))).toMatchObject({ kind: 'FORBIDDEN' })
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  expect(await refusal(adjustCredits(support, adjustment))).toMatchObject({ kind: 'FORBIDDEN' })

  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const answers = [await adjustCredits(admin, adjustment), await adjustCredits(admin, adjustment)]
  expect(answers[1]).toEqual(answers[0])
  expect(answers[0]?.balance).toEqual({ available: 12, held: 0, debt: 0 })
  const audited = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, userId))
  expect(audited).toMatchObject([
    { action: 'credits.granted', reason: adjustment.reason, after: { amount: 12, available: 12 } },
  ])
})
