import { runReconciliation, type Listener } from '@studiolo/core/reconcile'
import { MOST_KEPT } from '@studiolo/core/reconcile/contract'
import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { CommandError, runCommand } from './run-command'

await runCommand(async () => {
  const settings = await readSettings()
  const database = await openInstanceDatabase(settings)
  try {
    const { id, checks, differences } = await withContext(settings, database.url, (ctx) =>
      runReconciliation(ctx, createPrinter()),
    )
    for (const { check, differences, first } of checks) {
      if (first.length === differences) continue
      await print(`${check}: all ${differences} are printed above, the first ${MOST_KEPT} are kept with run ${id}.\n`)
    }
    const all = differences === 1 ? '1 difference' : `${differences} differences`
    if (differences > 0) throw new CommandError(`${all}. Nothing was repaired.`)
  } finally {
    await database.stop()
  }
})

/** Prints each check once and every difference under it as it is read, however many there are. */
function createPrinter(): Listener {
  let said: string | undefined
  return async ({ check, differences, page }) => {
    const head = check === said ? '' : `${check}: ${differences === 0 ? 'agrees' : `${differences} differ`}\n`
    said = check
    const lines = page.map(({ subject, expected, found }) => `  ${subject}: expected ${expected}, found ${found}\n`)
    await print(head + lines.join(''))
  }
}

/** Waits until whoever reads has taken it. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
