import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runSteps } from './run-steps'
import type { Step } from './steps'

const never = new Promise<void>(() => {})
let folder = ''
let said = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studiolo-steps-'))
  said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

const script = (code: string): Pick<Step, 'command' | 'args'> => ({ command: process.execPath, args: ['-e', code] })
const good: Step = { name: 'good', ...script('') }
const bad: Step = { name: 'bad', ...script('process.exit(3)') }

function tests(report: object, exit = 0): Step {
  const path = join(folder, 'report.json')
  const code = `require('fs').writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(JSON.stringify(report))}); process.exit(${exit})`
  return { name: 'tests', report: path, ...script(code) }
}

const lastLine = () => said.trimEnd().split('\n').at(-1)

test('static checks count one each, tests by their report, and the last line is the sum', async () => {
  const report = { numPassedTests: 40, numFailedTests: 0, testResults: [] }
  expect(await runSteps([good, tests(report), good], never)).toBe(0)
  expect(lastLine()).toBe('42 passed, 0 failed')
})

test('a failure stops nothing and decides the exit code', async () => {
  expect(await runSteps([bad, good], never)).toBe(1)
  expect(lastLine()).toBe('1 passed, 1 failed')
})

test('a file that cannot be loaded, an error outside every test and a missing report are failures', async () => {
  const unloaded = { numPassedTests: 1, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }
  await runSteps([tests(unloaded, 1)], never)
  expect(lastLine()).toBe('1 passed, 1 failed')
  await runSteps([tests({ numPassedTests: 2, numFailedTests: 0, testResults: [] }, 1)], never)
  expect(lastLine()).toBe('2 passed, 1 failed')
  await runSteps([{ ...good, report: join(folder, 'nowhere.json') }], never)
  expect(lastLine()).toBe('0 passed, 1 failed')
})

test('asked to stop it ends the step that runs, and what was not run counts as failed', async () => {
  const stop = Promise.withResolvers<void>()
  const slow: Step = { name: 'slow', ...script("console.log('on'); setInterval(() => {}, 1000)") }
  const code = runSteps([slow, good, good], stop.promise)
  stop.resolve()
  expect(await code).toBe(1)
  expect(lastLine()).toBe('0 passed, 3 failed')
})
