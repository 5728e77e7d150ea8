import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { openDatabase, type Database } from './client'
import { cloneDatabase, type TestDatabase } from './testing'

let database: TestDatabase
let observer: Database
let pool: Database
const uncaught: unknown[] = []
const hear = (error: unknown) => void uncaught.push(error)

beforeAll(async () => {
  const { url, template, prefix } = inject('postgres')
  database = await cloneDatabase(url, template, `${prefix}${randomBytes(6).toString('hex')}`)
  observer = openDatabase({ url: database.url, connections: 1, name: 'guard-observer' })
  await observer.sql`create table mark (name text not null)`
  process.on('uncaughtException', hear)
})
afterAll(async () => {
  process.off('uncaughtException', hear)
  await observer.close()
  await database.drop()
})
beforeEach(() => {
  pool = openDatabase({ url: database.url, connections: 1, name: 'guard-pool' })
})
afterEach(() => pool.sql.end({ timeout: 0 }))

const marks = async () => (await observer.sql`select name from mark order by name`).map(({ name }) => name as string)
const kill = (pid: unknown) => observer.sql`select pg_terminate_backend(${pid as number})`
const lost = { code: expect.stringMatching(/CONNECTION_CLOSED|57P01|25P03/) }

test('cut off in the midst of a statement: the transaction fails, the process lives, the pool answers', async () => {
  let backend = Promise.resolve<unknown>(null)
  const cut = pool.sql.begin(async (tx) => {
    const [row] = await tx`insert into mark values ('cut') returning pg_backend_pid() as pid`
    backend = kill(row?.['pid']).execute()
    await tx`select pg_sleep(60)`
  })
  await expect(cut).rejects.toMatchObject(lost)
  await backend
  expect(await pool.sql.begin((tx) => tx`select 1 as one`)).toEqual([{ one: 1 }])
  expect(await pool.sql`select 2 as two`).toEqual([{ two: 2 }])
  expect(await marks()).toEqual([])
  expect(uncaught).toEqual([])
})

test('cut off between two statements: what comes after it is not written anywhere', async () => {
  const goOn = Promise.withResolvers<void>()
  const said = Promise.withResolvers<unknown>()
  const cut = pool.sql.begin(async (tx) => {
    const [row] = await tx`insert into mark values ('before') returning pg_backend_pid() as pid`
    await kill(row?.['pid'])
    await goOn.promise
    said.resolve(await tx`insert into mark values ('after')`.catch((error: unknown) => error))
  })
  // Somebody else waits for the same connection, so that it is opened again.
  const other = pool.sql.begin(async (tx) => {
    goOn.resolve()
    await said.promise.catch(() => {})
    await tx`insert into mark values ('other')`
  })
  const [outcome] = await Promise.allSettled([cut])
  expect(outcome).toMatchObject({ status: 'rejected', reason: lost })
  goOn.resolve()
  said.resolve(null)
  await other
  expect(await marks()).toEqual(['other'])
  await observer.sql`delete from mark`
  expect(uncaught).toEqual([])
})

test('an error of one’s own rolls back as ever, and a result is committed', async () => {
  await expect(
    pool.sql.begin(async (tx) => {
      await tx`insert into mark values ('mine')`
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  await expect(pool.sql.begin((tx) => tx`insert into mark values (null)`)).rejects.toMatchObject({ code: '23502' })
  await pool.sql.begin('read write', (tx) => tx`insert into mark values ('kept')`)
  expect(await marks()).toEqual(['kept'])
})
