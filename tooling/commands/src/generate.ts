import { spawnSync } from 'node:child_process'
import { openDraft } from './generate/draft'
import { generators } from './generate/generators'
import { bin, root } from './paths'
import { CommandError, runCommand } from './run-command'

await runCommand(async ([kind = '', name = '', ...rest]) => {
  const generator = Object.hasOwn(generators, kind) ? generators[kind] : undefined
  if (!generator || !name || rest.length > 0) {
    const usage = Object.entries(generators).map(([kind, { takes }]) => `  npm run generate -- ${kind} ${takes}`)
    throw new CommandError(`Usage:\n${usage.join('\n')}`)
  }
  const draft = openDraft(root)
  const next = generator.plan(draft, name)
  const { made, changed } = draft.write()
  format([...made, ...changed])
  const lines = [
    ...made.map((path) => `made     ${path}`),
    ...changed.map((path) => `changed  ${path}`),
    '',
    'Next:',
    ...next.map((step, place) => `  ${place + 1}. ${step}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
})

/** A line that was added may be too long for its list, or short enough for one line. */
function format(paths: string[]): void {
  const { status, stderr } = spawnSync(bin('oxfmt'), ['--write', ...paths], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new CommandError(`The files are there, but oxfmt could not format them: ${stderr}`)
}
