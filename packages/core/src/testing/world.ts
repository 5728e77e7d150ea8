import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@studiolo/db'
import type { Actor } from '../kernel/actor'
import { createConfigReader, type Environment } from '../kernel/config'
import type { Ctx } from '../kernel/context'
import type { GuardedFetch } from '../kernel/http'
import { createLog } from '../kernel/log'
import type { Mail, Mailer } from '../kernel/mailer'
import { openStorage } from '../storage'
import { closeAtEnd } from './close-at-end'
import { testDatabase, type OpenTestDatabase } from './database'
import { createFakeClock, type FakeClock } from './fake-clock'
import { createSeededIds } from './seeded-ids'

export interface WorldOptions {
  /** Environment variables beside the defaults of a test. */
  env?: Environment
  /** Answers outgoing requests. Default: every request fails. */
  fetch?: GuardedFetch
  /** Who acts. Default the system. */
  actor?: Actor
  /** Default: the database of the test file. */
  database?: OpenTestDatabase
  /** Default: a clock that stands at noon of 15 January 2026. */
  clock?: FakeClock
}

export interface World {
  ctx: Ctx & { db: Db }
  clock: FakeClock
  database: OpenTestDatabase
  /** What was mailed, oldest first. */
  mails: Mail[]
  /** A folder of this world's own; media lies in its `storage`. */
  dataDir: string
}

let worlds = 0

/** A whole context on real parts: the file's database, disk storage in a temporary folder, a clock and ids of the test's own. */
export async function world(options: WorldOptions = {}): Promise<World> {
  const database = options.database ?? (await testDatabase())
  const clock = options.clock ?? createFakeClock()
  const dataDir = await mkdtemp(join(tmpdir(), 'studiolo-world-'))
  closeAtEnd(() => rm(dataDir, { recursive: true, force: true }))
  const config = createConfigReader({
    STUDIOLO_DATA: dataDir,
    STUDIOLO_MASTER_KEY: '5e'.repeat(32),
    APP_URL: 'http://127.0.0.1:3000',
    PATH: process.env.PATH,
    ...options.env,
  })
  // The first of every file has the ids of the first, whichever files were run before.
  if (worlds === 0) closeAtEnd(() => (worlds = 0))
  const mails: Mail[] = []
  const mailer: Mailer = { send: async (mail) => void mails.push(mail) }
  const ctx = {
    actor: options.actor ?? { kind: 'system', name: 'test' },
    db: database.db,
    clock,
    ids: createSeededIds(clock, ++worlds),
    log: createLog({ name: 'test', level: 'silent' }),
    storage: openStorage({ config, clock }),
    fetch: options.fetch ?? refuseToFetch,
    mailer,
    config,
  } satisfies Ctx
  return { ctx, clock, database, mails, dataDir }
}

const refuseToFetch: GuardedFetch = async (url) => {
  throw new Error(`a test asked for ${url} without handing in a fetch`)
}

export { asUser, createUser, type TestUser } from './factories'
