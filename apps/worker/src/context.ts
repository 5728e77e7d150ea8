import { systemClock } from '@studiolo/core/kernel/clock'
import type { ConfigReader } from '@studiolo/core/kernel/config'
import type { Ctx } from '@studiolo/core/kernel/context'
import { createGuardedFetch } from '@studiolo/core/kernel/http'
import { createIds } from '@studiolo/core/kernel/ids'
import { createLog } from '@studiolo/core/kernel/log'
import { createMailer } from '@studiolo/core/notify/mail'
import { openStorage } from '@studiolo/core/storage'
import type { Database } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'
import { workerConfig } from './env'

/** The real parts behind every job of this process. */
export function createWorkerContext(config: ConfigReader): { ctx: Ctx; database: Database } {
  const { databaseUrl, concurrency, logLevel, trustedHosts } = config(workerConfig)
  const database = openDatabase({ url: databaseUrl, connections: concurrency + 2, name: 'studiolo-worker' })
  const log = createLog({ name: 'worker', level: logLevel })
  const ctx: Ctx = {
    actor: { kind: 'system', name: 'worker' },
    db: database.db,
    clock: systemClock,
    ids: createIds(systemClock),
    log,
    storage: openStorage({ config, clock: systemClock }),
    fetch: createGuardedFetch({ allowHosts: trustedHosts }),
    mailer: createMailer(config),
    config,
  }
  return { ctx, database }
}
