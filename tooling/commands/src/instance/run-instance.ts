import { CommandError } from '../run-command'
import { startDemoGenerations } from '../seed/demo'
import { ensureDemoPeople, isDemo, type DemoPeople } from '../seed/demo-people'
import { buildWeb, isBuilt } from './build-web'
import { withContext } from './context'
import { openInstanceDatabase, type InstanceDatabase } from './database'
import { checkPort, checkRoom } from './check-place'
import { startProcesses, type Mode } from './instance'
import type { Settings } from './settings'
import { stopRequested } from './signals'

export interface RunOptions {
  settings: Settings
  mode: Mode
  /** Told what happens while somebody waits. */
  say(line: string): void
  /** Told once everything runs. */
  ready(demo: DemoPeople | null): void
}

/** The whole instance from database to web, until somebody stops it. Throws CommandError when a part of it ends by itself. */
export async function runInstance({ settings, mode, say, ready }: RunOptions): Promise<void> {
  const asked = stopRequested()
  const stopping = new AbortController()
  void asked.then(() => stopping.abort())
  await checkPort(settings)
  await checkRoom(settings)
  const database = await openInstanceDatabase(settings)
  try {
    if (mode === 'production' && !(await isBuilt())) {
      say('Building the web app (once for these sources, about half a minute; output in .cache/build.log) …')
      await buildWeb(stopping.signal)
    }
    if (stopping.signal.aborted) return
    const demo = await ensureDemo(settings, database)
    if (demo) settings.env.STUDIOLO_DEMO = '1'
    await serve({ settings, mode, say, ready }, database, demo, asked)
  } finally {
    await database.stop()
  }
}

async function serve(
  { settings, mode, say, ready }: RunOptions,
  database: InstanceDatabase,
  demo: DemoPeople | null,
  asked: Promise<string>,
): Promise<void> {
  const processes = await startProcesses(settings, database.url, mode)
  try {
    if (demo) await withDemoContext(settings, database, (ctx) => startDemoGenerations(ctx, demo))
    ready(demo)
    const lost = database.lost.then(() => 'Postgres ended by itself.')
    const end = await Promise.race([asked.then(() => null), processes.failed, lost])
    if (end !== null) throw new CommandError(`${end}\nStudiolo stops.`)
    say('Stopping …')
  } finally {
    await processes.stop()
  }
}

/** Only an embedded database is ever filled, and only one that holds nobody or the demo already. */
async function ensureDemo(settings: Settings, database: InstanceDatabase): Promise<DemoPeople | null> {
  if (!database.isEmbedded) return null
  return withDemoContext(settings, database, async (ctx) =>
    (await isDemo(ctx, settings)) ? ensureDemoPeople(ctx, settings) : null,
  )
}

/** Ten generations an hour is a limit for people, not for filling an empty house. */
function withDemoContext<T>(
  settings: Settings,
  database: InstanceDatabase,
  body: Parameters<typeof withContext<T>>[2],
): Promise<T> {
  return withContext({ ...settings, env: { ...settings.env, RATE_LIMITS: 'generate=1000/1h' } }, database.url, body)
}
