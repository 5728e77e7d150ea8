import { runReconciliation } from '@studiolo/core/reconcile'
import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { CommandError, runCommand } from './run-command'

await runCommand(async () => {
  const settings = await readSettings()
  const database = await openInstanceDatabase(settings)
  try {
    const { checks, differences } = await withContext(settings, database.url, runReconciliation)
    for (const { check, differences, first } of checks) {
      process.stdout.write(`${check}: ${differences === 0 ? 'agrees' : `${differences} differ`}\n`)
      for (const { subject, expected, found } of first) {
        process.stdout.write(`  ${subject}: expected ${expected}, found ${found}\n`)
      }
    }
    if (differences > 0) throw new CommandError(`${differences} differences. Nothing was repaired.`)
  } finally {
    await database.stop()
  }
})
