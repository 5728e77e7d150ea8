import { buildWeb, isBuilt } from './instance/build-web'
import { runCommand } from './run-command'

await runCommand(async (args) => {
  if (!args.includes('--force') && (await isBuilt()))
    return void process.stdout.write('The build is up to date (--force builds anyway).\n')
  const start = Date.now()
  await buildWeb()
  process.stdout.write(`Built in ${Math.round((Date.now() - start) / 1000)} s.\n`)
})
