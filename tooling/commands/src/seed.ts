import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { CommandError, runCommand } from './run-command'
import { scenarios } from './seed/scenarios'

await runCommand(async ([name = '']) => {
  const scenario = scenarios[name]
  if (!scenario) throw new CommandError(`Usage: npm run seed -- <${Object.keys(scenarios).join(' | ')}>`)
  const settings = await readSettings()
  const database = await openInstanceDatabase(settings)
  try {
    if (!database.isEmbedded)
      throw new CommandError('DATABASE_URL: seeds go only into the embedded database, never into one of your own.')
    const unhurried = { ...settings, env: { ...settings.env, RATE_LIMITS: 'generate=1000/1h' } }
    process.stdout.write(`${await withContext(unhurried, database.url, (ctx) => scenario(ctx, settings))}\n`)
    process.stdout.write('What is queued is made as soon as an instance runs (npm start).\n')
  } finally {
    await database.stop()
  }
})
