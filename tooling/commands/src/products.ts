import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { runProducts } from './products/run-products'
import { CommandError, runCommand } from './run-command'

const USAGE = `Usage: npm run products            shows what differs between what is for sale and the gateways' products
       npm run products -- sync    shows it, then makes the gateways' products so`

await runCommand(async ([verb = 'show', ...rest]) => {
  if ((verb !== 'show' && verb !== 'sync') || rest.length > 0) throw new CommandError(USAGE)
  const settings = await readSettings()
  const database = await openInstanceDatabase(settings)
  try {
    await withContext(settings, database.url, (ctx) =>
      runProducts(ctx, verb, (line) => process.stdout.write(`${line}\n`)),
    )
  } finally {
    await database.stop()
  }
})
