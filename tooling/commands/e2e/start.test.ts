import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const READY_MS = 300_000
const STOP_MS = 10_000

interface Running {
  said(): string
  until(text: RegExp): Promise<RegExpExecArray>
  ended: Promise<number | null>
  kill(signal: NodeJS.Signals): void
}

let dataDir = ''
let port = 0
const running: Running[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'studiolo-start-'))
  port = await freePort()
})

afterAll(async () => {
  for (const one of running) one.kill('SIGTERM')
  await Promise.all(running.map((one) => one.ended))
  await rm(dataDir, { recursive: true, force: true })
})

test('start, use, refuse a second, stop: nothing is left', { timeout: READY_MS + 60_000 }, async () => {
  const first = start()
  await first.until(/Stop +Ctrl-C/)
  expect(first.said()).toContain(`http://127.0.0.1:${port}`)
  expect(first.said()).toMatch(/Sign in as creator +demo@studiolo\.local +\S{10,}/)
  expect(first.said()).toMatch(/Mail +kept here/)

  const key = printDemoKey()
  const credits = await fetch(`http://127.0.0.1:${port}/api/v1/credits`, {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(credits.status).toBe(200)
  expect(await credits.text()).toContain('200')

  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said().trim()).toMatch(new RegExp(`^PORT: ${port} is already in use on 127\\.0\\.0\\.1\\.`))

  await leaveNothing(first, 'SIGINT')
})

test('a second start reuses the build and is ready within 10 s', { timeout: 60_000 }, async () => {
  const began = Date.now()
  const again = start()
  await again.until(/Stop +Ctrl-C/)
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(again.said()).not.toContain('Building')
  await leaveNothing(again, 'SIGTERM')
})

test('a key can be had without an instance, and then Postgres does not stay', { timeout: 60_000 }, async () => {
  expect(printDemoKey()).toMatch(/^\S{20,}$/)
  expect(await processesOf(dataDir)).toEqual([])
})

test('a part that dies ends the whole, with a word and a wrong exit code', { timeout: 60_000 }, async () => {
  const instance = start()
  await instance.until(/Stop +Ctrl-C/)
  const victims = (await processesOf(dataDir)).filter(({ command }) => command.includes('src/server/main.ts'))
  expect(victims).toHaveLength(1)
  for (const { pid } of victims) process.kill(pid, 'SIGKILL')
  expect(await instance.ended).toBe(1)
  expect(instance.said()).toContain('web ended (signal SIGKILL)')
  expect(await processesOf(dataDir)).toEqual([])
})

async function leaveNothing(instance: Running, signal: NodeJS.Signals): Promise<void> {
  const began = Date.now()
  instance.kill(signal)
  expect(await instance.ended).toBe(0)
  expect(Date.now() - began).toBeLessThan(STOP_MS)
  expect(await processesOf(dataDir)).toEqual([])
}

function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, VITEST: _vitest, ...env } = process.env
  return { ...env, STUDIOLO_DATA: dataDir, PORT: String(port), HOST: '', APP_URL: '', DATABASE_URL: '', SMTP_URL: '' }
}

function start(): Running {
  const child = spawn(process.execPath, ['tooling/commands/bootstrap.mjs', 'start'], { cwd: root, env: environment() })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const until = (text: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = text.exec(said)
        if (found) resolve(found)
      }
      listeners.add(look)
      look()
      void ended.then((code) => reject(new Error(`ended with ${code} before ${text}:\n${said}`)))
    })
  const instance = { said: () => said, until, ended, kill: (signal: NodeJS.Signals) => void child.kill(signal) }
  running.push(instance)
  return instance
}

function printDemoKey(): string {
  const args = ['tooling/commands/bootstrap.mjs', 'start', '--print-demo-key']
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return stdout.trim()
}

/** Every process that has this data folder on its command line or in its environment, as /proc tells. */
async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid)
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [command = '', env = ''] = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      )
      return command && (command.includes(folder) || env.includes(folder))
        ? [{ pid, command: command.replaceAll('\0', ' ') }]
        : []
    }),
  )
  return found.flat()
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
