import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ChildOptions {
  name: string
  /** Arguments of Node: its flags, the script, the script's. */
  args: string[]
  cwd?: string
  env: Record<string, string>
}

/** The processes of a benchmark: what they say goes into files of its folder, and all end with it. */
export interface Children {
  start(options: ChildOptions): ChildProcess
  end(child: ChildProcess): Promise<void>
  endAll(): Promise<void>
}

const PATIENCE_MS = 6000

export function createChildren(dir: string): Children {
  const running = new Map<ChildProcess, Promise<unknown>>()
  const ending = new Set<ChildProcess>()

  async function end(child: ChildProcess): Promise<void> {
    const gone = running.get(child)
    if (!gone) return
    ending.add(child)
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await gone
    clearTimeout(timer)
  }

  return {
    start({ name, args, cwd, env }) {
      const path = join(dir, `${name}.log`)
      const log = openSync(path, 'a')
      const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', log, log, 'ipc'] })
      closeSync(log)
      const gone = once(child, 'exit').then(([code, signal]) => {
        running.delete(child)
        if (!ending.has(child)) process.stderr.write(`${name} ended with ${code ?? signal}:\n${tailOf(path)}\n`)
      })
      running.set(child, gone)
      return child
    },
    end,
    endAll: async () => void (await Promise.all([...running.keys()].map(end))),
  }
}

function tailOf(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
}

/** The first message of a child; throws when it ends without one. */
export async function firstMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a process ended with ${code}`)))
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message
}
