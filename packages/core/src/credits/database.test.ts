import { creditGrant, hold, transfer, wallet } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import type { Sql } from '@studiolo/db'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction, type Ctx } from '../kernel/context'
import { createUser, world } from '../testing/world'
import { captureHold, getBalance, grantCredits, holdCredits, releaseHold } from './index'

/** What a mistaken or malicious statement meets: the rules stand in the database, not in the verbs. */

interface Scene {
  ctx: Ctx
  sql: Sql
  userId: Id<'usr'>
  walletId: number
  /** Of 10 credits. */
  grantId: number
  /** Open, of 4 credits; 6 more are available. */
  holdId: number
}

async function scene(): Promise<Scene> {
  const { ctx, database } = await world()
  const { id: userId } = await createUser(ctx)
  const words = { reason: 'test', idempotencyKey: `grant:${userId}` }
  const { grantId, holdId } = await inTransaction(ctx, async (ctx) => {
    const { grantId } = await grantCredits(ctx, { userId, amount: 10, source: 'welcome', ...words })
    const order = { userId, amount: 4, reason: 'test', idempotencyKey: `hold:${userId}` }
    return { grantId, holdId: (await holdCredits(ctx, order)).holdId }
  })
  const [row] = await ctx.db.select({ walletId: wallet.id }).from(wallet).where(eq(wallet.userId, userId))
  return { ctx, sql: database.sql, userId, walletId: row?.walletId ?? 0, grantId, holdId }
}

type Row = Record<string, string | number>

const insert = ({ sql, walletId }: Pick<Scene, 'sql' | 'walletId'>, row: Row) => {
  const filled: Row = {
    wallet_id: walletId,
    idempotency_key: `direct:${Math.random()}`,
    actor: 'system:test',
    reason: 'test',
    at: '2026-01-15T12:00:00Z',
    ...row,
  }
  return sql`insert into transfer ${sql(filled)} returning id, available_after, held_after, debt_after`
}

const holding = { kind: 'hold', debit_account: 'available', credit_account: 'held' }
const capturing = { kind: 'capture', debit_account: 'held', credit_account: 'revenue' }
const releasing = { kind: 'release', debit_account: 'held', credit_account: 'available' }
const granting = { kind: 'grant', debit_account: 'issued', credit_account: 'available' }
const indebting = { kind: 'clawback', debit_account: 'debt', credit_account: 'issued' }

const reversing = { kind: 'reversal', debit_account: 'revenue', credit_account: 'available' }
const expiring = { kind: 'expiry', debit_account: 'available', credit_account: 'expired' }

async function everything({ sql }: Scene) {
  const tables = ['wallet', 'transfer', 'hold', 'credit_grant']
  return Promise.all(tables.map((table) => sql`select * from ${sql(table)} order by id`))
}

const refusedRows: Record<string, (scene: Scene) => Row> = {
  'a hold of more than there is': () => ({ ...holding, amount: 7 }),
  'a hold of nothing': () => ({ ...holding, amount: 0 }),
  'a negative hold': () => ({ ...holding, amount: -1 }),
  'a repeated key': ({ userId }) => ({ ...holding, amount: 1, idempotency_key: `hold:${userId}` }),
  'a hold straight to revenue': () => ({ ...holding, credit_account: 'revenue', amount: 1 }),
  'credits to and from the same account': () => ({ ...holding, credit_account: 'available', amount: 1 }),
  'an account that does not exist': () => ({ ...holding, credit_account: 'pocket', amount: 1 }),
  'a hold of a wallet that does not exist': () => ({ ...holding, amount: 1, wallet_id: 987_654 }),
  'a grant without a grant': () => ({ ...granting, amount: 5 }),
  'a capture without a hold': () => ({ ...capturing, amount: 1 }),
  'a capture of more than is held': ({ holdId }) => ({ ...capturing, amount: 5, hold_id: holdId }),
  'a capture that leaves a rest': ({ holdId }) => ({ ...capturing, amount: 3, hold_id: holdId }),
  'a reversal of what is only held': ({ holdId }) => ({ ...reversing, amount: 4, hold_id: holdId }),
  'a reversal without a hold': () => ({ ...reversing, amount: 4 }),
  'a clawback of more than was granted': ({ grantId }) => ({ ...indebting, amount: 11, reverses: grantId }),
  'a clawback of a grant that does not exist': () => ({ ...indebting, amount: 1, reverses: 987_654 }),
  'an expiry of nothing in particular': () => ({ ...expiring, amount: 1 }),
  'an expiry of what never expires': ({ grantId }) => ({ ...expiring, amount: 6, reverses: grantId }),
  'a release of more than is held': ({ holdId }) => ({ ...releasing, amount: 5, hold_id: holdId }),
}

test.each(Object.keys(refusedRows))('a direct insert is refused: %s', async (what) => {
  const given = await scene()
  const before = await everything(given)
  await expect(insert(given, refusedRows[what]?.(given) ?? {})).rejects.toThrow(
    /refused|violates|duplicate key|invalid input value/,
  )
  expect(await everything(given)).toEqual(before)
})

test('another wallet’s hold cannot be captured', async () => {
  const [mine, theirs] = [await scene(), await scene()]
  await expect(insert(mine, { ...capturing, amount: 4, hold_id: theirs.holdId })).rejects.toThrow('refused')
})

test('a settled hold is not settled again', async () => {
  const given = await scene()
  await insert(given, { ...capturing, amount: 4, hold_id: given.holdId })
  await inTransaction(given.ctx, (ctx) =>
    holdCredits(ctx, { userId: given.userId, amount: 4, reason: 'test', idempotencyKey: `second:${given.userId}` }),
  )
  for (const again of [capturing, releasing]) {
    await expect(insert(given, { ...again, amount: 4, hold_id: given.holdId })).rejects.toThrow('refused')
  }
})

test('a direct insert that the rules allow moves credits like any other', async () => {
  const given = await scene()
  const [row] = await insert(given, { ...holding, amount: 6 })
  expect(row).toMatchObject({ available_after: '0', held_after: '10', debt_after: '0' })
  expect(await getBalance(given.ctx, given.userId)).toEqual({ available: 0, held: 10, debt: 0 })
  const made = await given.ctx.db
    .select()
    .from(hold)
    .where(eq(hold.id, Number(row?.id)))
  expect(made).toMatchObject([{ walletId: given.walletId, amount: 6, state: 'open' }])
})

test('a grant row and its transfer exist together or not at all', async () => {
  const { sql, walletId } = await scene()
  const alone = { id: 900_000, wallet_id: walletId, amount: 5, source: 'admin', created_at: '2026-01-15T12:00:00Z' }
  await expect(sql`insert into credit_grant ${sql(alone)}`).rejects.toThrow('credit_grant_transfer')
  const pair = (amount: number) =>
    sql.begin(async (sql) => {
      await sql`insert into credit_grant ${sql(alone)}`
      await insert({ sql: sql as unknown as Sql, walletId }, { ...granting, id: alone.id, amount })
    })
  await expect(pair(6)).rejects.toThrow('refused')
  await pair(5)
  await expect(insert({ sql, walletId }, { ...granting, id: alone.id, amount: 5 })).rejects.toThrow('duplicate key')
})

const refusedStatements = {
  'a transfer updated': 'update transfer set amount = amount + 1',
  'no transfer updated': 'update transfer set amount = amount where false',
  'a transfer deleted': 'delete from transfer',
  'transfers truncated': 'truncate transfer cascade',
  'a transfer merged': `merge into transfer t using (values (1)) v on true when matched then delete`,
  'a balance updated': 'update wallet set available = available + 1',
  'a wallet deleted': 'delete from wallet',
  'wallets truncated': 'truncate wallet',
  'a wallet that starts full': `insert into wallet (user_id, available) select id, 5 from "user"`,
  'a hold written': `insert into hold (id, wallet_id, amount, created_at) values (900001, 1, 1, now())`,
  'a hold reopened': `update hold set state = 'open'`,
  'a hold deleted': 'delete from hold',
  'holds truncated': 'truncate hold',
  'a grant changed': 'update credit_grant set amount = amount + 1',
  'a grant deleted': 'delete from credit_grant',
  'grants truncated': 'truncate credit_grant',
}

test.each(Object.entries(refusedStatements))('refused: %s', async (_, statement) => {
  const given = await scene()
  const before = await everything(given)
  await expect(given.sql.unsafe(statement)).rejects.toThrow('refused')
  expect(await everything(given)).toEqual(before)
})

test('who is in debt holds nothing, and pays it back from the next credits', async () => {
  const given = await scene()
  const { ctx, userId } = given
  await insert(given, { ...indebting, amount: 9 })
  const spend = inTransaction(ctx, (ctx) =>
    holdCredits(ctx, { userId, amount: 1, reason: 'test', idempotencyKey: `indebted:${userId}` }),
  )
  await expect(spend).rejects.toMatchObject({
    kind: 'INSUFFICIENT_CREDITS',
    meta: { needed: 1, available: 6, debt: 9 },
  })
  await expect(insert(given, { ...holding, amount: 1 })).rejects.toThrow('refused')

  const order = { userId, amount: 1, source: 'purchase', reason: 'test', idempotencyKey: `repays:${userId}` } as const
  const granted = () => inTransaction(ctx, (ctx) => grantCredits(ctx, order))
  const answer = await granted()
  expect(answer.balance).toEqual({ available: 0, held: 4, debt: 2 })
  expect(await granted()).toEqual(answer)
})

test('what is given back to who is in debt repays it', async () => {
  const given = await scene()
  const { ctx, userId, holdId } = given
  await insert(given, { kind: 'clawback', debit_account: 'available', credit_account: 'issued', amount: 6 })
  await insert(given, { ...indebting, amount: 1 })
  const released = () =>
    inTransaction(ctx, (ctx) => releaseHold(ctx, { holdId, reason: 'test', idempotencyKey: `freed:${userId}` }))
  const answer = { captured: 0, released: 4, balance: { available: 3, held: 0, debt: 0 } }
  expect(await released()).toEqual(answer)
  expect(await released()).toEqual(answer)
})

test('the rest of a part charged to who is in debt repays it', async () => {
  const given = await scene()
  const { ctx, userId, holdId } = given
  await insert(given, { kind: 'clawback', debit_account: 'available', credit_account: 'issued', amount: 6 })
  await insert(given, { ...indebting, amount: 9 })
  const order = { holdId, amount: 1, reason: 'test', idempotencyKey: `part:${userId}` }
  const captured = () => inTransaction(ctx, (ctx) => captureHold(ctx, order))
  const answer = { captured: 1, released: 3, balance: { available: 0, held: 0, debt: 6 } }
  expect(await captured()).toEqual(answer)
  expect(await captured()).toEqual(answer)
})

test('an open hold can be released in parts, and the rest charged', async () => {
  const given = await scene()
  await insert(given, { ...releasing, amount: 1, hold_id: given.holdId })
  const order = { holdId: given.holdId, amount: 2, reason: 'test', idempotencyKey: `rest:${given.userId}` }
  const settled = await inTransaction(given.ctx, (ctx) => captureHold(ctx, order))
  expect(settled).toEqual({ captured: 2, released: 2, balance: { available: 8, held: 0, debt: 0 } })
})

test('grants keep where they came from', async () => {
  const { ctx, walletId } = await scene()
  const grants = await ctx.db
    .select({ source: creditGrant.source, amount: creditGrant.amount, kind: transfer.kind })
    .from(creditGrant)
    .innerJoin(transfer, eq(transfer.id, creditGrant.id))
    .where(eq(creditGrant.walletId, walletId))
  expect(grants).toEqual([{ source: 'welcome', amount: 10, kind: 'grant' }])
})

test('plans made while the tables are empty use the indexes all the same', async () => {
  const { sql } = await scene()
  const verbs = [
    'ledger_capture',
    'ledger_claw_back',
    'ledger_expire_wallet',
    'ledger_grant',
    'ledger_held_lots',
    'ledger_hold',
    'ledger_release',
    'ledger_reverse',
  ]
  const rows = await sql`select proname as name from pg_proc where 'enable_seqscan=off' = any(proconfig) order by 1`
  expect(rows.map((row) => row['name'])).toEqual(verbs)
})
