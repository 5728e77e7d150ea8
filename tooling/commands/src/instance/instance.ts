import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { root, web, worker } from '../paths'
import { CommandError } from '../run-command'
import { checkPort } from './check-place'
import { startChild, type Child, type ChildOptions } from './child'
import type { Settings } from './settings'
import { startWatchedChild } from './watched-child'

export type Mode = 'production' | 'development'

/** Web and worker, running. */
export interface Processes {
  /** Resolves when one of them ended without being asked; the text says which and how. */
  failed: Promise<string>
  /** Web first, since it ends the event streams, then the worker. */
  stop(): Promise<void>
}

const READY_MS = 90_000
const POLL_MS = 100
const WEB_PATIENCE_MS = 4500
const WORKER_PATIENCE_MS = 3500

/** Starts both and waits until web answers. Throws CommandError when one of them ends before that. */
export async function startProcesses(settings: Settings, databaseUrl: string, mode: Mode): Promise<Processes> {
  await checkPort(settings)
  const env = { ...settings.env, DATABASE_URL: databaseUrl, NODE_ENV: mode }
  const logFile = (name: string) => join(settings.dataDir, 'logs', `${name}.log`)
  const pages = await startChild({ name: 'web', args: ['src/server/main.ts'], cwd: web, env, logFile: logFile('web') })
  const jobs = await startWorker(
    { name: 'worker', args: ['src/main.ts'], cwd: worker, env, logFile: logFile('worker') },
    mode,
  )
  const failed = Promise.race([pages, jobs].map(describeEnd))
  const stop = once(async () => {
    await pages.stop(WEB_PATIENCE_MS)
    await jobs.stop(WORKER_PATIENCE_MS)
  })
  try {
    await waitUntilReady(settings, failed)
  } catch (error) {
    await stop()
    throw error
  }
  return { failed, stop }
}

function startWorker(options: ChildOptions, mode: Mode): Promise<Child> {
  if (mode === 'production') return startChild(options)
  return startWatchedChild(options, [join(root, 'packages'), join(worker, 'src')], WORKER_PATIENCE_MS)
}

async function describeEnd(child: Child): Promise<string> {
  const how = await child.ended
  return `${child.lastWords()}\n\n${child.name} ended (${how}). All of its output is in ${child.logFile}.`
}

async function waitUntilReady({ host, port }: Settings, failed: Promise<string>): Promise<void> {
  const url = `http://${reachable(host)}:${port}/api/ready`
  const deadline = Date.now() + READY_MS
  let said = 'nothing'
  let failure: string | null = null
  void failed.then((text) => (failure = text))
  while (Date.now() < deadline) {
    if (failure !== null) throw new CommandError(failure)
    const answer = await ask(url)
    if (answer === 'ready') return
    said = answer
    await delay(POLL_MS)
  }
  throw new CommandError(`web did not become ready in ${READY_MS / 1000} s. ${url} says: ${said}`)
}

async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return response.ok ? 'ready' : await response.text()
  } catch (error) {
    return String(error)
  }
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= action())
}
