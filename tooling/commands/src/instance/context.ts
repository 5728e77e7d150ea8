import { systemClock } from '@studiolo/core/kernel/clock'
import { createConfigReader } from '@studiolo/core/kernel/config'
import type { Ctx } from '@studiolo/core/kernel/context'
import { createGuardedFetch } from '@studiolo/core/kernel/http'
import { createIds } from '@studiolo/core/kernel/ids'
import { createLog } from '@studiolo/core/kernel/log'
import { createMailer } from '@studiolo/core/notify/mail'
import { openStorage } from '@studiolo/core/storage'
import { openDatabase } from '@studiolo/db/client'
import type { Settings } from './settings'

/** Lets a command call verbs as the system; the pool is closed afterwards. */
export async function withContext<T>(
  settings: Settings,
  databaseUrl: string,
  body: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const database = openDatabase({ url: databaseUrl, connections: 4, name: 'studiolo-command' })
  const config = createConfigReader({ ...settings.env, DATABASE_URL: databaseUrl })
  const ctx: Ctx = {
    actor: { kind: 'system', name: 'command' },
    db: database.db,
    clock: systemClock,
    ids: createIds(systemClock),
    log: createLog({ name: 'command', level: 'silent' }),
    storage: openStorage({ config, clock: systemClock }),
    fetch: createGuardedFetch(),
    mailer: createMailer(config),
    config,
  }
  try {
    return await body(ctx)
  } finally {
    await database.close()
  }
}

/** The same context in a person's hands. */
export function actingAs(ctx: Ctx, { id, role }: { id: `usr_${string}`; role: 'user' | 'support' | 'admin' }): Ctx {
  return { ...ctx, actor: { kind: 'user', userId: id, role } }
}
