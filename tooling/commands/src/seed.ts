import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { CommandError, runCommand } from './run-command'
import { isDemo } from './seed/demo-people'
import { scenarios } from './seed/scenarios'

await runCommand(async ([name = '']) => {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined
  if (!scenario) throw new CommandError(`Usage: npm run seed -- <${Object.keys(scenarios).join(' | ')}>`)
  const settings = await readSettings()
  if (settings.databaseUrl)
    throw new CommandError('DATABASE_URL: seeds go only into the embedded database, never into one of your own.')
  const database = await openInstanceDatabase(settings)
  try {
    const unhurried = { ...settings, env: { ...settings.env, RATE_LIMITS: 'generate=1000/1h' } }
    const said = await withContext(unhurried, database.url, async (ctx) => {
      if (!(await isDemo(ctx, settings)))
        throw new CommandError(
          'STUDIOLO_DATA: real people use this instance; seeds go only into an empty one or the demo.',
        )
      return scenario(ctx, settings)
    })
    process.stdout.write(`${said}\n`)
  } finally {
    await database.stop()
  }
})
