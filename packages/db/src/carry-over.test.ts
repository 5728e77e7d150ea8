import './testing'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyFolder } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate, migrationsFolder } from './migrate'

/** What stood in a ledger before a migration must stand in it afterwards. */

const admin = postgres(inject('postgres').url, { max: 1, onnotice: () => {} })
const name = `${inject('postgres').prefix}${randomBytes(6).toString('hex')}`
const url = new URL(inject('postgres').url)
url.pathname = `/${name}`
const folder = await mkdtemp(join(tmpdir(), 'studiolo-migrations-'))

afterAll(async () => {
  await admin`drop database if exists ${admin(name)} with (force)`
  await admin.end()
  await rm(folder, { recursive: true, force: true })
})

/** The first migrations, as many as there were then. */
async function migrateTo(count: number): Promise<void> {
  await cp(migrationsFolder, folder, { recursive: true })
  const journal = join(folder, 'meta/_journal.json')
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] }
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }))
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  await applyFolder(drizzle(sql), { migrationsFolder: folder })
  await sql.end()
}

test('a ledger from before the lots is carried over', async () => {
  await admin`create database ${admin(name)}`
  await migrateTo(2)
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  const user = '0198d2f0-0000-7000-8000-000000000001'
  await sql`insert into "user" (id, created_at) values (${user}, now())`
  const grant = async (amount: number, source: string) =>
    (
      await sql`select grant_id from ledger_grant(${user}, ${amount}, ${source}, ${`g:${source}`}, 'a', 'r', now())`
    )[0]?.['grant_id']
  const hold = async (amount: number) =>
    (await sql`select hold_id from ledger_hold(${user}, ${amount}, ${`h:${amount}`}, 'a', 'r', now())`)[0]?.['hold_id']
  const bought = await grant(20, 'purchase')
  const welcome = await grant(10, 'welcome')
  const plan = await grant(10, 'subscription')
  const charged = await hold(7)
  const open = await hold(6)
  const freed = await hold(5)
  const parted = await hold(4)
  await sql`select ledger_capture(${charged}, 6, 'c', 'a', 'r', now())`
  await sql`select ledger_release(${freed}, 'f', 'a', 'r', now())`
  await sql`insert into transfer (wallet_id, kind, debit_account, credit_account, amount, idempotency_key, actor, reason, at)
    select id, 'clawback', 'available', 'issued', 3, 'claw', 'a', 'r', now() from wallet`
  await sql`insert into transfer (wallet_id, kind, debit_account, credit_account, amount, hold_id, idempotency_key, actor, reason, at)
    select id, 'release', 'held', 'available', 1, ${parted}, 'part', 'a', 'r', now() from wallet`
  await sql.end()

  await migrate(url.href)
  const after = postgres(url.href, { max: 1 })
  // 40 given: 6 charged and 3 clawed back are gone, 6 and 3 held, 22 available.
  expect(await after`select available::int, held::int from wallet`).toEqual([{ available: 22, held: 9 }])
  expect(await after`select id, priority, remaining::int, spent from credit_grant order by priority`).toEqual([
    { id: plan, priority: 10, remaining: 0, spent: true },
    { id: welcome, priority: 20, remaining: 2, spent: false },
    { id: bought, priority: 30, remaining: 20, spent: false },
  ])
  const held = await after`select id, lots, parts from hold order by id`
  const allocations = new Map(held.map(({ id, lots, parts }) => [id, [lots, parts]]))
  expect(allocations.get(charged)).toEqual([[plan], ['6']])
  expect(allocations.get(open)).toEqual([
    [plan, welcome],
    ['1', '5'],
  ])
  expect(allocations.get(freed)).toEqual([[], []])
  expect(allocations.get(parted)).toEqual([[welcome], ['3']])

  await after`select ledger_release(${open}, 'o', 'a', 'r', now())`
  await after`select ledger_release(${parted}, 'p', 'a', 'r', now())`
  expect(await after`select remaining::int from credit_grant order by priority`).toEqual([
    { remaining: 1 },
    { remaining: 10 },
    { remaining: 20 },
  ])
  await after.end()
})
