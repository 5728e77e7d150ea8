import { hold, transfer } from '@studiolo/db/schema/credits'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMs, HOUR_MS } from '../kernel/clock'
import { inTransaction } from '../kernel/context'
import { createUser, world } from '../testing/world'
import {
  captureHold,
  clawBack,
  getBalance,
  grantCredits,
  holdCredits,
  listLots,
  releaseHold,
  reverseCapture,
} from './index'

let keys = 0

async function creator() {
  const { ctx, clock, database } = await world()
  const { id: userId } = await createUser(ctx)
  const movement = (idempotencyKey = `undo:${userId}:${++keys}`) => ({ idempotencyKey, reason: 'test' })
  const book = <T>(body: Parameters<typeof inTransaction<T>>[1]) => inTransaction(ctx, body)
  const hold = async (amount: number) =>
    (await book((ctx) => holdCredits(ctx, { userId, amount, ...movement() }))).holdId
  const capture = (holdId: number, amount: number) => book((ctx) => captureHold(ctx, { holdId, amount, ...movement() }))
  return {
    ctx,
    clock,
    database,
    userId,
    hold,
    give: async (amount: number, forMs?: number) => {
      const expiresAt = forMs === undefined ? undefined : addMs(clock.now(), forMs)
      const order = { userId, amount, source: 'purchase', expiresAt, ...movement() } as const
      return (await book((ctx) => grantCredits(ctx, order))).grantId
    },
    charge: async (amount: number) => {
      const holdId = await hold(amount)
      await capture(holdId, amount)
      return holdId
    },
    release: (holdId: number) => book((ctx) => releaseHold(ctx, { holdId, ...movement() })),
    clawBack: (grantId: number, amount: number, key?: string) =>
      book((ctx) => clawBack(ctx, { grantId, amount, ...movement(key) })),
    reverse: (holdId: number, amount: number, key?: string) =>
      book((ctx) => reverseCapture(ctx, { holdId, amount, ...movement(key) })),
    balance: () => getBalance(ctx, userId),
    left: async () => (await listLots(ctx, { userId })).map(({ remaining }) => remaining).toSorted((a, b) => a - b),
    of: (key: string) =>
      ctx.db
        .select({
          kind: transfer.kind,
          from: transfer.debitAccount,
          amount: transfer.amount,
          reverses: transfer.reverses,
        })
        .from(transfer)
        .where(eq(transfer.idempotencyKey, key))
        .orderBy(transfer.id),
  }
}

test('a clawback takes from its own lot, then from others, and the rest is owed', async () => {
  const { give, charge, hold, clawBack, release, of, balance, userId } = await creator()
  const refunded = await give(10)
  await give(5)
  await charge(8)
  const open = await hold(1)
  const key = `refund:${userId}`
  const answer = await clawBack(refunded, 9, key)
  expect(answer).toEqual({ taken: 6, owed: 3, balance: { available: 0, held: 1, debt: 3 } })
  expect(await clawBack(refunded, 9, key)).toEqual(answer)
  expect(await of(key)).toEqual([
    { kind: 'clawback', from: 'available', amount: 6, reverses: refunded },
    { kind: 'clawback', from: 'debt', amount: 3, reverses: refunded },
  ])
  await expect(hold(1)).rejects.toMatchObject({ kind: 'INSUFFICIENT_CREDITS', meta: { debt: 3 } })
  await release(open)
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 2 })
  await give(5)
  expect(await balance()).toEqual({ available: 3, held: 0, debt: 0 })
})

test('a clawback begins with its own lot, though others would burn first', async () => {
  const { give, clawBack, left } = await creator()
  await give(5)
  const refunded = await give(7)
  await clawBack(refunded, 6)
  expect(await left()).toEqual([1, 5])
})

test('a grant is not clawed back twice', async () => {
  const { give, clawBack, balance, userId } = await creator()
  const grant = await give(10)
  const other = await give(10)
  await clawBack(grant, 6, `first:${userId}`)
  await expect(clawBack(grant, 5)).rejects.toMatchObject({ kind: 'INVALID_INPUT', meta: { left: 4 } })
  await expect(clawBack(other, 6, `first:${userId}`)).rejects.toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  await expect(clawBack(grant, 4, `first:${userId}`)).rejects.toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  await expect(clawBack(987_654_321, 1)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await clawBack(grant, 4)
  expect(await balance()).toEqual({ available: 10, held: 0, debt: 0 })
})

test('ten refunds of one grant at once take it back once', async () => {
  const { give, clawBack, balance } = await creator()
  const grant = await give(10)
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => clawBack(grant, 10)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 0 })
})

test('a charge given back returns to the lots it was charged to, the last first', async () => {
  const { ctx, give, charge, reverse, of, balance, left, userId } = await creator()
  await give(4)
  await give(4)
  await give(4)
  const holdId = await charge(10)
  const key = `sorry:${userId}`
  const answer = await reverse(holdId, 5, key)
  expect(answer).toEqual({ balance: { available: 7, held: 0, debt: 0 } })
  expect(await reverse(holdId, 5, key)).toEqual(answer)
  expect(await left()).toEqual([0, 3, 4])
  const [row] = await ctx.db.select({ settledBy: hold.settledBy }).from(hold).where(eq(hold.id, holdId))
  expect(await of(key)).toEqual([{ kind: 'reversal', from: 'revenue', amount: 5, reverses: row?.settledBy }])
  await expect(reverse(holdId, 6)).rejects.toMatchObject({ kind: 'INVALID_INPUT', meta: { left: 5 } })
  await reverse(holdId, 5)
  expect(await left()).toEqual([4, 4, 4])
  expect(await balance()).toEqual({ available: 12, held: 0, debt: 0 })
})

test('what was not charged is not given back', async () => {
  const { give, hold, release, reverse } = await creator()
  await give(8)
  const [open, freed] = [await hold(4), await hold(4)]
  await release(freed)
  await expect(reverse(open, 4)).rejects.toMatchObject({ kind: 'CONFLICT' })
  await expect(reverse(freed, 4)).rejects.toMatchObject({ kind: 'CONFLICT' })
  await expect(reverse(987_654_321, 4)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('what returns to an expired lot stays expired, and pays no debt', async () => {
  const { clock, give, charge, clawBack, reverse, of, balance, userId } = await creator()
  await give(6, HOUR_MS)
  const lasting = await give(4)
  const holdId = await charge(10)
  await clawBack(lasting, 3)
  clock.advance(HOUR_MS)
  const key = `late:${userId}`
  const answer = await reverse(holdId, 10, key)
  expect(answer).toEqual({ balance: { available: 1, held: 0, debt: 0 } })
  expect(await reverse(holdId, 10, key)).toEqual(answer)
  expect((await of(key)).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['reversal', 10],
    ['expiry', 6],
    ['repayment', 3],
  ])
  expect(await balance()).toEqual({ available: 1, held: 0, debt: 0 })
})
