import type { Database } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'
import { cloneDatabase, type TestDatabase } from '@studiolo/db/testing'
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'

/** A database of one's own, with a small pool on it. */
export interface OpenTestDatabase extends Database {
  url: string
}

const CONNECTIONS = 5
const opened: { pool: Database; database: TestDatabase }[] = []
let ofFile: Promise<OpenTestDatabase> | undefined

/** The database of this test file: a fresh clone of the migrated template, made on first use and dropped at the end. */
export function testDatabase(): Promise<OpenTestDatabase> {
  return (ofFile ??= freshDatabase())
}

/** Another fresh clone, for a test that must not share with the rest of its file. */
export async function freshDatabase(): Promise<OpenTestDatabase> {
  const { url, template, prefix } = inject('postgres')
  const database = await cloneDatabase(url, template, `${prefix}${randomBytes(6).toString('hex')}`)
  const pool = openDatabase({ url: database.url, connections: CONNECTIONS, name: 'studiolo-test' })
  opened.push({ pool, database })
  return { ...pool, url: database.url }
}

afterAll(async () => {
  for (const { pool, database } of opened.splice(0)) {
    await pool.close()
    await database.drop()
  }
  ofFile = undefined
})
