import { preparedSelect } from '@studiolo/db/prepared-select'
import { creditGrant, transfer } from '@studiolo/db/schema/credits'
import { asc, eq, getTableColumns, gt, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction, type Ctx } from '../kernel/context'
import { createUser, world } from '../testing/world'
import { grantCredits, holdCredits } from './index'

const select = (db: Ctx['db']) =>
  db
    .select({ ...getTableColumns(transfer), source: creditGrant.source })
    .from(transfer)
    .leftJoin(creditGrant, eq(creditGrant.id, transfer.id))
    .orderBy(asc(transfer.id))
    .$dynamic()

test('a prepared select reads what drizzle reads, on the pool and in a transaction', async () => {
  const { ctx } = await world()
  const { id: userId } = await createUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    await grantCredits(ctx, { userId, amount: 9, source: 'admin', reason: 'given', idempotencyKey: `g:${userId}` })
    await holdCredits(ctx, { userId, amount: 4, reason: 'held', idempotencyKey: `h:${userId}` })
  })
  const prepared = preparedSelect('all', (db) => select(db).where(gt(transfer.amount, sql.placeholder('above'))))
  const rows = await prepared(ctx.db, { above: 0 })
  expect(rows).toStrictEqual(await select(ctx.db))
  expect(rows.length).toBeGreaterThan(1)
  expect(await prepared(ctx.db, { above: 1_000_000 })).toEqual([])
  expect(await inTransaction(ctx, (ctx) => prepared(ctx.db, { above: 0 }))).toStrictEqual(rows)
})

test('it refuses what is not a column', async () => {
  const { ctx } = await world()
  const prepared = preparedSelect('one', (db) => db.select({ one: sql<number>`1` }).from(transfer))
  expect(() => prepared(ctx.db, {})).toThrow('columns only')
})
