import { banner } from './instance/banner'
import { runInstance } from './instance/run-instance'
import { readSettings } from './instance/settings'
import { runCommand } from './run-command'

const say = (line: string) => void process.stdout.write(`${line}\n`)

await runCommand(async () => {
  const settings = await readSettings()
  await runInstance({ settings, mode: 'development', say, ready: (demo) => say(banner(settings, demo)) })
})
