import { creditGrant, hold, transfer, wallet } from '@studiolo/db/schema/credits'
import { decodeSerial } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMs, DAY_MS, HOUR_MS } from '../kernel/clock'
import { inTransaction } from '../kernel/context'
import { freshDatabase } from '../testing/database'
import { asUser, createUser, world, type WorldOptions } from '../testing/world'
import { statementInput } from './contract'
import {
  captureHold,
  expireLots,
  getBalance,
  grantCredits,
  holdCredits,
  listLots,
  listStatement,
  releaseHold,
  type GrantOrder,
} from './index'

let keys = 0

/** A creator, and what can be done with the credits. */
async function creator(options?: WorldOptions) {
  const { ctx, clock, database } = await world(options)
  const { id: userId } = await createUser(ctx)
  const movement = () => ({ idempotencyKey: `lots:${userId}:${++keys}`, reason: 'test' })
  const book = <T>(body: Parameters<typeof inTransaction<T>>[1]) => inTransaction(ctx, body)
  const give = async (amount: number, order: Partial<GrantOrder> & { forMs?: number } = {}) => {
    const { forMs, ...rest } = order
    const expiresAt = forMs === undefined ? undefined : addMs(clock.now(), forMs)
    const grant = { userId, amount, source: 'admin', expiresAt, ...movement(), ...rest } as const
    return (await book((ctx) => grantCredits(ctx, grant))).grantId
  }
  const left = async () => {
    const lots = await listLots(ctx, { userId })
    return new Map(lots.map(({ id, remaining }) => [decodeSerial('trf', id) ?? 0, remaining]))
  }
  const expiries = () =>
    ctx.db
      .select({ lot: transfer.reverses, amount: transfer.amount })
      .from(transfer)
      .innerJoin(wallet, eq(wallet.id, transfer.walletId))
      .where(and(eq(transfer.kind, 'expiry'), eq(wallet.userId, userId)))
      .orderBy(transfer.id)
  const allocation = async (holdId: number) => {
    const [row] = await ctx.db.select({ lots: hold.lots, parts: hold.parts }).from(hold).where(eq(hold.id, holdId))
    return row?.lots.map((lot, place) => [lot, row.parts[place]])
  }
  return {
    ctx,
    clock,
    database,
    userId,
    give,
    left,
    expiries,
    allocation,
    hold: (amount: number) => book((ctx) => holdCredits(ctx, { userId, amount, ...movement() })),
    capture: (holdId: number, amount: number, key = movement()) =>
      book((ctx) => captureHold(ctx, { holdId, amount, ...key })),
    release: (holdId: number, key = movement()) => book((ctx) => releaseHold(ctx, { holdId, ...key })),
    balance: () => getBalance(ctx, userId),
  }
}

test('lots burn by priority, then by expiry, then by age', async () => {
  const { give, hold, allocation } = await creator()
  const bought = await give(5, { source: 'purchase', forMs: HOUR_MS })
  const lasting = await give(5)
  const later = await give(5, { forMs: 2 * DAY_MS })
  const sooner = await give(5, { forMs: DAY_MS })
  const twin = await give(5, { forMs: DAY_MS })
  const plan = await give(5, { source: 'subscription' })
  const first = await give(5, { source: 'purchase', priority: -1 })
  const { holdId } = await hold(34)
  const order = [first, plan, sooner, twin, later, lasting].map((lot) => [lot, 5])
  expect(await allocation(holdId)).toEqual([...order, [bought, 4]])
})

test('a part charged burns in order, and the rest returns to exactly the lots it came from', async () => {
  const { give, hold, capture, left, balance } = await creator()
  const [one, two, three] = [await give(4), await give(4), await give(4)]
  const { holdId } = await hold(10)
  await capture(holdId, 5)
  expect(await left()).toEqual(
    new Map([
      [two, 3],
      [three, 4],
      [one, 0],
    ]),
  )
  expect(await balance()).toEqual({ available: 7, held: 0, debt: 0 })
})

test('a release returns everything, whatever was taken meanwhile', async () => {
  const { give, hold, release, left } = await creator()
  const [one, two] = [await give(4), await give(4)]
  const first = await hold(6)
  await hold(2)
  await release(first.holdId)
  expect(await left()).toEqual(
    new Map([
      [one, 4],
      [two, 2],
    ]),
  )
})

test('what comes back to a lot that has expired is booked as expired, and a repeat answers the same', async () => {
  const { clock, give, hold, release, capture, expiries, balance, left } = await creator()
  const short = await give(6, { forMs: HOUR_MS })
  const lasting = await give(10)
  const [one, two] = [await hold(3), await hold(8)]
  clock.advance(HOUR_MS)
  const key = { idempotencyKey: `late:${short}`, reason: 'test' }
  const part = () => capture(two.holdId, 1, key)
  const charged = await part()
  expect(charged).toEqual({ captured: 1, released: 7, balance: { available: 10, held: 3, debt: 0 } })
  expect(await expiries()).toEqual([{ lot: short, amount: 2 }])
  const again = { idempotencyKey: `freed:${short}`, reason: 'test' }
  const freed = await release(one.holdId, again)
  expect(freed).toEqual({ captured: 0, released: 3, balance: { available: 10, held: 0, debt: 0 } })
  expect(await expiries()).toEqual([
    { lot: short, amount: 2 },
    { lot: short, amount: 3 },
  ])
  expect([await part(), await release(one.holdId, again)]).toEqual([charged, freed])
  expect(await balance()).toEqual({ available: 10, held: 0, debt: 0 })
  expect(await left()).toEqual(
    new Map([
      [lasting, 10],
      [short, 0],
    ]),
  )
})

test('what has expired is not spent, and a hold that meets it books it', async () => {
  const { clock, give, hold, expiries, balance } = await creator()
  const short = await give(5, { forMs: HOUR_MS })
  await give(5)
  clock.advance(HOUR_MS)
  await expect(hold(6)).rejects.toMatchObject({
    kind: 'INSUFFICIENT_CREDITS',
    meta: { needed: 6, available: 5, debt: 0 },
  })
  expect(await balance()).toMatchObject({ available: 10 })
  expect((await hold(4)).balance).toEqual({ available: 1, held: 4, debt: 0 })
  expect(await expiries()).toEqual([{ lot: short, amount: 5 }])
})

test('the job books what has expired once, however many run', async () => {
  const { ctx, clock, give, hold, expiries, balance } = await creator({ database: await freshDatabase() })
  const early = await give(5, { forMs: HOUR_MS })
  const late = await give(5, { forMs: DAY_MS })
  await hold(2)
  expect(await expireLots(ctx)).toEqual({ lots: 0, credits: 0 })
  clock.advance(DAY_MS)
  const runs = await Promise.all(Array.from({ length: 4 }, () => expireLots(ctx)))
  expect(runs.reduce((sum, { lots }) => sum + lots, 0)).toBe(2)
  expect(runs.reduce((sum, { credits }) => sum + credits, 0)).toBe(8)
  expect(await expiries()).toEqual([
    { lot: early, amount: 3 },
    { lot: late, amount: 5 },
  ])
  expect(await balance()).toEqual({ available: 0, held: 2, debt: 0 })
  expect(await expireLots(ctx)).toEqual({ lots: 0, credits: 0 })
})

test('an expiry stands in the statement', async () => {
  const { ctx, clock, userId, give } = await creator()
  await give(5, { forMs: HOUR_MS })
  clock.advance(HOUR_MS)
  await expireLots(ctx)
  const { lines } = await listStatement(ctx, { ...statementInput.parse({ kinds: ['expiry'] }), userId })
  expect(lines).toMatchObject([{ kind: 'expiry', amount: 5, availableChange: -5, available: 0, reason: 'expired' }])
})

test('a grant that has expired already is refused, its repeat is not', async () => {
  const { ctx, clock, userId, give, balance } = await creator()
  const order = { idempotencyKey: `dated:${userId}`, expiresAt: addMs(clock.now(), HOUR_MS) }
  const grantId = await give(5, order)
  clock.advance(HOUR_MS)
  expect(await give(5, order)).toBe(grantId)
  await expect(give(5, { ...order, expiresAt: undefined })).rejects.toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  await expect(give(5, { ...order, priority: 1 })).rejects.toMatchObject({ kind: 'IDEMPOTENCY_CONFLICT' })
  await expect(give(5, { forMs: 0 })).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
  await expect(give(5, { priority: 0.5 })).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
  await expireLots(ctx)
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 0 })
})

test('lots are listed, what can be spent first, and one’s own only', async () => {
  const { ctx, clock, userId, give, hold, capture } = await creator()
  const gone = await give(3, { priority: 1 })
  const { holdId } = await hold(3)
  await capture(holdId, 3)
  const short = await give(5, { source: 'welcome', forMs: HOUR_MS })
  const bought = await give(8, { source: 'purchase' })
  const used = await give(1, { priority: 0 })
  await capture((await hold(1)).holdId, 1)
  await hold(7)
  const read = async () =>
    (await listLots(asUser(ctx, { id: userId }), { userId })).map(({ id, remaining, held, state, source }) => [
      decodeSerial('trf', id),
      source,
      remaining,
      held,
      state,
    ])
  expect(await read()).toEqual([
    [short, 'welcome', 0, 5, 'active'],
    [bought, 'purchase', 6, 2, 'active'],
    [used, 'admin', 0, 0, 'spent'],
    [gone, 'admin', 0, 0, 'spent'],
  ])
  clock.advance(HOUR_MS)
  expect((await read())[0]).toEqual([short, 'welcome', 0, 5, 'expired'])
  await expect(listLots(asUser(ctx, await createUser(ctx)), { userId })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('the database refuses what would leave lots and wallet apart', async () => {
  const { ctx, clock, database, userId, give } = await creator()
  const short = await give(5, { forMs: HOUR_MS })
  const lasting = await give(2)
  const [grant] = await ctx.db.select().from(creditGrant).where(eq(creditGrant.id, short))
  const insert = (row: Record<string, string | number | Date>) =>
    database.sql`insert into transfer ${database.sql({
      wallet_id: grant?.walletId ?? 0,
      kind: 'expiry',
      debit_account: 'available',
      credit_account: 'expired',
      idempotency_key: `direct:${userId}:${++keys}`,
      actor: 'system:test',
      reason: 'test',
      at: clock.now().toISOString(),
      ...row,
    })}`
  await expect(insert({ reverses: short, amount: 5 })).rejects.toThrow('refused')
  await expect(insert({ reverses: lasting, amount: 2 })).rejects.toThrow('refused')
  const later = addMs(clock.now(), HOUR_MS).toISOString()
  await expect(insert({ reverses: short, amount: 4, at: later })).rejects.toThrow('refused')
  const holding = { kind: 'hold', credit_account: 'held' }
  await expect(insert({ ...holding, amount: 3, at: later })).rejects.toThrow('refused')
  const full = {
    id: 900_900,
    wallet_id: grant?.walletId ?? 0,
    amount: 5,
    source: 'admin',
    created_at: later,
    remaining: 5,
  }
  await expect(database.sql`insert into credit_grant ${database.sql(full)}`).rejects.toThrow('refused')
  await expect(database.sql`update credit_grant set remaining = remaining`).rejects.toThrow('refused')
  await insert({ reverses: short, amount: 5, at: later })
  expect(await getBalance(ctx, userId)).toEqual({ available: 2, held: 0, debt: 0 })
})
