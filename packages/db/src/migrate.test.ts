import './testing'
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate } from './migrate'

const admin = postgres(inject('postgres').url, { max: 1, onnotice: () => {} })
const name = `${inject('postgres').prefix}${randomBytes(6).toString('hex')}`

afterAll(async () => {
  await admin`drop database if exists ${admin(name)} with (force)`
  await admin.end()
})

test('several at once migrate an empty database once, and again means nothing', async () => {
  await admin`create database ${admin(name)}`
  const url = new URL(inject('postgres').url)
  url.pathname = `/${name}`
  await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)])
  const sql = postgres(url.href, { max: 1 })
  const count = async () =>
    (
      await sql`select count(*)::int as done, count(distinct hash)::int as different from drizzle.__drizzle_migrations`
    )[0]
  const before = await count()
  expect(before?.done).toBe(before?.different)
  await migrate(url.href)
  expect(await count()).toEqual(before)
  expect(await sql`select graphile_worker.add_job('nothing')`).toHaveLength(1)
  await sql.end()
})
