import type { Database } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'
import { cloneDatabase } from '@studiolo/db/testing'
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { closeAtEnd } from './close-at-end'

/** A database of one's own, with a small pool on it. */
export interface OpenTestDatabase extends Database {
  url: string
}

const CONNECTIONS = 5
let ofFile: Promise<OpenTestDatabase> | undefined

/** The database of this test file: a fresh clone of the migrated template, made on first use and dropped at the end. */
export function testDatabase(): Promise<OpenTestDatabase> {
  if (!ofFile) {
    closeAtEnd(() => (ofFile = undefined))
    ofFile = freshDatabase()
  }
  return ofFile
}

/** Another fresh clone, for a test that must not share with the rest of its file. */
export async function freshDatabase(): Promise<OpenTestDatabase> {
  const { url, template, prefix } = inject('postgres')
  const database = await cloneDatabase(url, template, `${prefix}${randomBytes(6).toString('hex')}`)
  const pool = openDatabase({ url: database.url, connections: CONNECTIONS, name: 'studiolo-test' })
  closeAtEnd(database.drop, pool.close)
  return { ...pool, url: database.url }
}
