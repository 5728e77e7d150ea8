import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries'
import { EmbeddedError } from './embedded-error'
import type { Launcher } from './ordinary-user'
import { isPostgresOn, runningPostmaster, type Postmaster } from './pid-file'
import { serverEnv } from './server-env'

const START_MS = 60_000
const POLL_MS = 10
const ATTEMPTS = 3
const FAST_SHUTDOWN_MS = 5000
const IMMEDIATE_SHUTDOWN_MS = 3000
const LOG_LIMIT_BYTES = 16 * 1024 * 1024

export interface ServerOptions {
  dir: string
  binaries: Binaries
  launch: (binary: string) => Launcher
  settings: Record<string, string>
}

/** The server on this folder, started if it does not run; Postgres itself sees to it that there is only one. */
export async function ensureServer(options: ServerOptions): Promise<Postmaster & { started: boolean }> {
  const deadline = Date.now() + START_MS
  let child: { exited: boolean } | null = null
  let attempts = 0
  while (Date.now() < deadline) {
    const running = runningPostmaster(options.dir)
    if (running?.ready) return { ...running, started: child !== null && !child.exited }
    if (!running && (!child || child.exited)) {
      // One may lose its port to another program, or the race against another starter: that is no reason to give up.
      if (attempts++ === ATTEMPTS) {
        throw new EmbeddedError(`it did not start. The end of ${options.dir}.log: ${logTail(options.dir)}`)
      }
      child = await spawnServer(options)
    }
    await delay(POLL_MS)
  }
  throw new EmbeddedError(`it was not ready after ${START_MS / 1000} s; see ${options.dir}.log`)
}

/** Detached: a Ctrl-C in the terminal reaches only us, and we stop it last. */
async function spawnServer({ dir, binaries, launch, settings }: ServerOptions): Promise<{ exited: boolean }> {
  const { command, args, options } = launch(binaries.postgres)
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(await freePort()),
    unix_socket_directories: '',
    timezone: 'UTC',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const log = openLog(`${dir}.log`)
  const child = spawn(command, [...args, '-D', realpathSync(dir), ...flags], {
    ...options,
    detached: true,
    stdio: ['ignore', log, log],
    env: serverEnv(),
  })
  closeSync(log)
  child.unref()
  const state = { exited: false }
  child.once('error', () => (state.exited = true))
  child.once('exit', () => (state.exited = true))
  return state
}

/** Fast shutdown (SIGINT), after five seconds immediate (SIGQUIT), then what no process survives. */
export async function stopServer(dir: string): Promise<void> {
  const running = runningPostmaster(dir)
  if (!running) return
  const steps = [
    { signal: 'SIGINT', waitMs: FAST_SHUTDOWN_MS },
    { signal: 'SIGQUIT', waitMs: IMMEDIATE_SHUTDOWN_MS },
    { signal: 'SIGKILL', waitMs: IMMEDIATE_SHUTDOWN_MS },
  ] as const
  for (const { signal, waitMs } of steps) {
    if (!isPostgresOn(running.pid, dir)) return
    process.kill(running.pid, signal)
    const deadline = Date.now() + waitMs
    while (Date.now() < deadline && isPostgresOn(running.pid, dir)) await delay(POLL_MS)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function openLog(path: string): number {
  const log = openSync(path, 'a', 0o600)
  if (statSync(path).size > LOG_LIMIT_BYTES) truncateSync(path)
  return log
}

function logTail(dir: string): string {
  return readFileSync(`${dir}.log`, 'utf8').trim().split('\n').slice(-3).join(' | ')
}
