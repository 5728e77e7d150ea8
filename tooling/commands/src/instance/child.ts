import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'

const LOG_LIMIT_BYTES = 32 * 1024 * 1024
const endWithParent = fileURLToPath(new URL('end-with-parent.ts', import.meta.url))

export interface ChildOptions {
  name: string
  /** Arguments of Node: its flags, the script, the script's. */
  args: string[]
  cwd: string
  env: Record<string, string>
  logFile: string
}

export interface Child {
  name: string
  logFile: string
  /** Resolves with how it ended, e.g. `exit code 1`. */
  ended: Promise<string>
  /** SIGTERM; after `patienceMs` its whole process group is killed. */
  stop(patienceMs: number): Promise<void>
  /** What it said last on its way to the log file. */
  lastWords(): string
}

/** Starts a process of its own group, so that a Ctrl-C reaches it only through us, in our order. It ends when we die. */
export async function startChild({ name, args, cwd, env, logFile }: ChildOptions): Promise<Child> {
  await mkdir(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a', 0o600)
  if (statSync(logFile).size > LOG_LIMIT_BYTES) truncateSync(logFile)
  const start = statSync(logFile).size
  const flags = ['--import', 'tsx', '--import', endWithParent]
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  child.channel?.unref()
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
  const pid = child.pid ?? 0
  const isAlive = () => child.exitCode === null && child.signalCode === null
  return {
    name,
    logFile,
    ended,
    async stop(patienceMs) {
      if (pid === 0) return
      if (isAlive()) child.kill('SIGTERM')
      await Promise.race([ended, delay(patienceMs, undefined, { ref: false })])
      killGroup(pid)
      await ended
    },
    lastWords: () => readFileSync(logFile).subarray(start).toString('utf8').trimEnd().split('\n').slice(-20).join('\n'),
  }
}

/** Also when the leader is gone already: what it started may still be there. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left in the group: that is what we want.
  }
}
