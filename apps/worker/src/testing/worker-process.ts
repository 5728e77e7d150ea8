import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface WorkerProcess {
  pid: number
  /** The id of its queue pool. */
  id: string
  /** SIGKILL: no handler runs. Resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM. Answers the exit code. */
  stop(): Promise<number | null>
}

const ENTRY = fileURLToPath(new URL('./scripted-worker.ts', import.meta.url))

/** Starts a real worker in a process of its own and waits until it takes jobs. */
export async function startWorkerProcess(simulator: string, env: Record<string, string>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY, simulator], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit') as Promise<[number | null]>
  const id = await Promise.race([
    readyId(child),
    gone.then(([code]) => Promise.reject(new Error(`the worker ended with ${code}`))),
  ])
  return {
    pid: child.pid ?? 0,
    id,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      return (await gone)[0]
    },
  }
}

async function readyId(child: ChildProcess): Promise<string> {
  const [message] = (await once(child, 'message')) as [{ ready: string }]
  return message.ready
}
