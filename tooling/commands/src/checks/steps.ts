import { join } from 'node:path'
import { bin, cache, root } from '../paths'

/** One thing that is checked: a static check counts as one test, vitest's runs count by their reports. */
export interface Step {
  name: string
  command: string
  args: string[]
  /** Where vitest writes its report. */
  report?: string
}

/** Tests too slow for every save: `x.slow.test.ts` beside the code; `npm test` runs them all the same. */
const SLOW = '**/*.slow.test.{ts,tsx}'

export const format: Step = { name: 'format', command: bin('oxfmt'), args: ['--check', '.'] }
export const lint: Step = { name: 'lint', command: bin('oxlint'), args: ['.'] }
export const types: Step = {
  name: 'types',
  command: bin('turbo'),
  args: ['run', 'typecheck', '--output-logs=errors-only', '--continue'],
}
export const houseRules: Step = {
  name: 'house rules',
  command: process.execPath,
  args: ['--import', 'tsx', join(root, 'tooling/lint/src/main.ts')],
}
export const deadCode: Step = { name: 'dead code', command: bin('knip'), args: ['--no-progress'] }
export const build: Step = {
  name: 'build',
  command: process.execPath,
  args: ['--import', 'tsx', join(root, 'tooling/commands/src/build.ts')],
}
export const unit = vitest('unit', [])
export const fastUnit = vitest('fast unit', ['--exclude', SLOW], 'unit')
export const endToEnd = vitest('end to end', [], 'e2e')

function vitest(name: string, more: string[], project = name): Step {
  const report = join(cache, 'reports', `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, report, command: bin('vitest'), args: ['run', '--project', project, ...reporters, ...more] }
}
