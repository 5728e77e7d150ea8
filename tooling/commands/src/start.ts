import { banner } from './instance/banner'
import { runInstance } from './instance/run-instance'
import { readSettings } from './instance/settings'
import { printDemoKey } from './print-demo-key'
import { CommandError, runCommand } from './run-command'

const say = (line: string) => void process.stdout.write(`${line}\n`)

await runCommand(async (args) => {
  const settings = await readSettings()
  if (args.includes('--print-demo-key')) return printDemoKey(settings)
  const unknown = args.find((arg) => arg !== '')
  if (unknown) throw new CommandError(`npm start does not know "${unknown}". It takes --print-demo-key or nothing.`)
  await runInstance({ settings, mode: 'production', say, ready: (demo) => say(banner(settings, demo)) })
  say('Stopped.')
})
