import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { root } from '../paths'
import type { Step } from './steps'

interface Count {
  passed: number
  failed: number
}

interface Done extends Count {
  name: string
  seconds: number
}

const KILL_AFTER_MS = 10_000

/**
 * Runs every step, also after one has failed, until `stop` resolves; the last line is `N passed, N failed`. Answers the
 * exit code.
 */
export async function runSteps(steps: Step[], stop: Promise<unknown>): Promise<number> {
  const stopping = new AbortController()
  void stop.then(() => stopping.abort())
  const done: Done[] = []
  for (const step of steps) {
    if (stopping.signal.aborted) break
    process.stdout.write(`\n── ${step.name}\n`)
    const start = Date.now()
    const count = await runStep(step, stopping.signal)
    done.push({ name: step.name, ...count, seconds: Math.round((Date.now() - start) / 1000) })
  }
  const skipped = steps.length - done.length
  for (const { name, passed, failed, seconds } of done) {
    process.stdout.write(
      `\n${failed === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${passed} passed, ${failed} failed (${seconds} s)`,
    )
  }
  const passed = done.reduce((sum, one) => sum + one.passed, 0)
  const failed = done.reduce((sum, one) => sum + one.failed, 0) + skipped
  process.stdout.write(`\n\n${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

async function runStep({ command, args, report, env }: Step, signal: AbortSignal): Promise<Count> {
  if (report) {
    await mkdir(dirname(report), { recursive: true })
    await rm(report, { force: true })
  }
  const code = await run(command, args, { ...stepEnvironment(), ...env }, signal)
  if (!report) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  return countTests(code, await readReport(report))
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A file that could not be loaded has no tests that could fail, and an error outside every test leaves only the exit code. */
function countTests(code: number, report: Report | null): Count {
  if (!report) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloaded
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

async function readReport(path: string): Promise<Report | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Report
  } catch {
    return null
  }
}

/** In a process group of its own, so that nothing of a step outlives it. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
      detached: true,
    })
    let last: NodeJS.Timeout | undefined
    const end = () => {
      killGroup(child.pid, 'SIGINT')
      last = setTimeout(() => killGroup(child.pid, 'SIGKILL'), KILL_AFTER_MS)
    }
    signal.addEventListener('abort', end, { once: true })
    const finish = (code: number) => {
      clearTimeout(last)
      signal.removeEventListener('abort', end)
      killGroup(child.pid, 'SIGKILL')
      resolve(code)
    }
    child.once('error', () => finish(1))
    child.once('exit', (code) => finish(code ?? 1))
  })
}

/** What an operator’s shell says of their own instance is none of the tests’ business. */
function stepEnvironment(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _url,
    STUDIOLO_DATA: _data,
    PORT: _port,
    HOST: _host,
    APP_URL: _app,
    NODE_ENV: _mode,
    ...env
  } = process.env
  return { ...env, NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // The group is empty already.
  }
}
