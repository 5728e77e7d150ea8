import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@studiolo/core/kernel/clock'
import { createConfigReader } from '@studiolo/core/kernel/config'
import type { Ctx } from '@studiolo/core/kernel/context'
import { createIds } from '@studiolo/core/kernel/ids'
import { createLog } from '@studiolo/core/kernel/log'
import { createMailer } from '@studiolo/core/notify/mail'
import { openStorage } from '@studiolo/core/storage'
import type { Database } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'
import { startEmbedded } from '@studiolo/db/embedded'
import { migrate } from '@studiolo/db/migrate'
import { createChildren, type Children } from './children'

/** An installation to throw away: its own folder, Postgres (fsync on), environment and processes. */
export interface Instance {
  dir: string
  /** For its processes; nothing of the caller's but PATH gets in. */
  env: Record<string, string>
  database: Database & { url: string }
  /** The system's own hands, in this process. */
  ctx: Ctx
  children: Children
}

const OUTGOING = 'a benchmark asks nobody outside'

export async function withInstance(
  body: (instance: Instance) => Promise<void>,
  extra: Record<string, string> = {},
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'studiolo-bench-'))
  const children = createChildren(dir)
  try {
    const server = await startEmbedded({ dir: join(dir, 'postgres'), settings: { max_wal_size: '4GB' } })
    try {
      await migrate(server.url)
      const env = await environment(dir, server.url, extra)
      const database = openDatabase({ url: server.url, connections: 4, name: 'studiolo-bench' })
      await body({ dir, env, children, database: { ...database, url: server.url }, ctx: contextOf(env, database) })
      await children.endAll()
      await database.close()
    } finally {
      await children.endAll()
      await server.stop()
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function environment(
  dir: string,
  databaseUrl: string,
  extra: Record<string, string>,
): Promise<Record<string, string>> {
  const dataDir = join(dir, 'data')
  await mkdir(dataDir)
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    STUDIOLO_DATA: dataDir,
    STUDIOLO_MASTER_KEY: randomBytes(32).toString('hex'),
    STUDIOLO_SESSION_SECRET: randomBytes(32).toString('hex'),
    APP_URL: 'http://127.0.0.1:3000',
    ...extra,
  }
}

function contextOf(env: Record<string, string>, { db }: Database): Ctx {
  const config = createConfigReader(env)
  const clock = systemClock
  return {
    actor: { kind: 'system', name: 'bench' },
    db,
    clock,
    ids: createIds(clock),
    log: createLog({ name: 'bench', level: 'warn' }),
    storage: openStorage({ config, clock }),
    fetch: () => Promise.reject(new Error(OUTGOING)),
    mailer: createMailer(config, clock),
    config,
  }
}
