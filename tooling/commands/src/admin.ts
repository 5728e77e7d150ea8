import { createAdmin } from '@studiolo/core/identity'
import { emailAddress } from '@studiolo/core/identity/contract'
import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { CommandError, runCommand } from './run-command'

await runCommand(async ([verb, given]) => {
  const email = emailAddress.safeParse(given)
  if (verb !== 'create' || !email.success) throw new CommandError('Usage: npm run admin -- create <email>')
  const settings = await readSettings()
  const database = await openInstanceDatabase(settings)
  try {
    const { link } = await withContext(settings, database.url, (ctx) => createAdmin(ctx, email.data))
    process.stdout.write(
      `${email.data} is an admin. Set the password within an hour, at this link, which works once:\n  ${link}\n`,
    )
  } finally {
    await database.stop()
  }
})
