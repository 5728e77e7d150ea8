import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths'
import { CommandError, runCommand } from './run-command'

const folder = join(root, 'bench/src')

await runCommand(async ([name = '', ...args]) => {
  const script = join(folder, `${name}.ts`)
  if (!/^[a-z-]+$/.test(name) || !existsSync(script))
    throw new CommandError(`Usage: npm run bench -- <${names().join(' | ')}>`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, stdio: 'inherit' })
  return status ?? 1
})

/** A benchmark is a file directly in the folder; what several use lies in folders below it. */
function names(): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((file) => (/^[a-z-]+\.ts$/.test(file) ? [file.slice(0, -3)] : []))
}
