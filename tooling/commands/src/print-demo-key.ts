import { createApiKey } from '@studiolo/core/identity'
import { actingAs, withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import type { Settings } from './instance/settings'
import { CommandError } from './run-command'
import { ensureDemoPeople, isDemo } from './seed/demo-people'

/** Makes an API key of the demo creator and prints nothing else; works beside a running instance and without one. */
export async function printDemoKey(settings: Settings): Promise<void> {
  if (settings.databaseUrl)
    throw new CommandError('DATABASE_URL: the demo creator exists only in the embedded database.')
  const database = await openInstanceDatabase(settings)
  try {
    const secret = await withContext(settings, database.url, async (ctx) => {
      if (!(await isDemo(ctx, settings)))
        throw new CommandError('STUDIOLO_DATA: this instance was not started with the demo.')
      const { creator } = await ensureDemoPeople(ctx, settings)
      const key = await createApiKey(actingAs(ctx, creator), {
        name: 'Demo key',
        scopes: ['generations:read', 'generations:write', 'credits:read'],
      })
      return key.secret
    })
    process.stdout.write(`${secret}\n`)
  } finally {
    await database.stop()
  }
}
