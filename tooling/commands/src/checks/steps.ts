import { join } from 'node:path'
import { bin, cache, root } from '../paths'

/** One thing that is checked: a static check counts as one test, vitest's runs count by their reports. */
export interface Step {
  name: string
  command: string
  args: string[]
  /** Where vitest writes its report. */
  report?: string
  env?: Record<string, string>
}

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
export const unit = vitest('unit', 'unit')
/** Without `x.slow.test.ts`: those are for `npm test` alone. */
export const fastUnit: Step = { ...unit, name: 'fast unit', env: { STUDIOLO_TESTS: 'fast' } }
export const endToEnd = vitest('end to end', 'e2e')

function vitest(name: string, project: string): Step {
  const report = join(cache, 'reports', `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, report, command: bin('vitest'), args: ['run', '--project', project, ...reporters] }
}
