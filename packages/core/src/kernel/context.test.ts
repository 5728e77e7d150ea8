import { schema } from '@studiolo/db/schema'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { world } from '../testing/world'
import { inTransaction, isInTransaction, sqlStateOf } from './context'

test('an inner transaction joins the outer one: both stand or fall together', async () => {
  const { ctx } = await world()
  const insert = (key: string) =>
    inTransaction(ctx, (ctx) =>
      ctx.db
        .insert(schema.alertSignal)
        .values({ name: 'test', severity: 'warning', key, payload: {}, raisedAt: ctx.clock.now() }),
    )
  await expect(
    inTransaction(ctx, async (ctx) => {
      expect(isInTransaction(ctx)).toBe(true)
      await inTransaction(ctx, (inner) =>
        inner.db.execute(sql`insert into live_counter (user_id, last_id) values (gen_random_uuid(), 1)`),
      )
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await ctx.db.select().from(schema.liveCounter)).toEqual([])
  await insert('kept')
  expect(await ctx.db.select({ key: schema.alertSignal.key }).from(schema.alertSignal)).toEqual([{ key: 'kept' }])
})

test('deadlocks and serialization failures are tried again; other errors are not', async () => {
  const { ctx } = await world()
  let rounds = 0
  const failing = (state: string, times: number) =>
    inTransaction(ctx, async (ctx) => {
      rounds++
      if (rounds <= times)
        await ctx.db.execute(sql.raw(`do $$ begin raise exception 'on purpose' using errcode = '${state}'; end $$`))
      return rounds
    })
  expect(await failing('40P01', 2)).toBe(3)
  rounds = 0
  expect(await failing('40001', 4)).toBe(5)
  rounds = 0
  const error = await failing('40001', 5).catch((error: unknown) => error)
  expect(sqlStateOf(error)).toBe('40001')
  rounds = 0
  await expect(failing('23505', 1)).rejects.toThrow()
  expect(rounds).toBe(1)
})
