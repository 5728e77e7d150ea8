import { sql } from 'drizzle-orm'
import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from './database'
import { asUser, createUser, world } from './world'

test('two worlds of a file share its database and never its ids', async () => {
  const [one, two] = [await world(), await world()]
  const people = [await createUser(one.ctx), await createUser(two.ctx, { role: 'admin' })]
  const rows = await one.ctx.db.select({ id: user.id, role: user.role }).from(user)
  expect(rows).toEqual(expect.arrayContaining(people.map(({ id, role }) => ({ id, role }))))
})

test('a fresh database holds nothing of the file', async () => {
  const { ctx } = await world()
  const person = await createUser(ctx)
  const other = await world({ database: await freshDatabase() })
  expect(await other.ctx.db.select().from(user).where(eq(user.id, person.id))).toEqual([])
})

test('the queue is there, and time is the test’s', async () => {
  const { ctx, clock } = await world()
  await ctx.db.execute(sql`select graphile_worker.add_job('nothing')`)
  const before = ctx.clock.now()
  clock.advance(1500)
  expect(ctx.clock.now().getTime() - before.getTime()).toBe(1500)
})

test('requests fail unless the test answers them', async () => {
  const { ctx } = await world()
  await expect(ctx.fetch('https://example.org')).rejects.toThrow('without handing in a fetch')
  expect(asUser(ctx, await createUser(ctx)).actor).toMatchObject({ kind: 'user', role: 'user' })
})
