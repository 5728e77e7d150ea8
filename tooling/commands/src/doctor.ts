import { findEverything } from './doctor/findings'
import { runCommand } from './run-command'

const marks = { good: '✓', weak: '!', missing: '✗' }

await runCommand(async () => {
  const findings = await findEverything(process.env)
  for (const { part, state, found, costs } of findings) {
    process.stdout.write(`${marks[state]} ${part.padEnd(13)} ${found}\n`)
    if (costs) process.stdout.write(`  ${' '.repeat(13)} ${costs}\n`)
  }
  return findings.some(({ state }) => state === 'missing') ? 1 : 0
})
