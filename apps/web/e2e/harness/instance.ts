import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An instance as the journeys know it. */
export interface InstanceFacts {
  url: string
  /** Its `STUDIOLO_DATA`. */
  dataDir: string
  /** Where signed-in browsers are remembered between files. */
  statesDir: string
  creator: Credentials
  admin: Credentials
}

export interface Credentials {
  email: string
  password: string
}

export interface Instance {
  facts: InstanceFacts
  /** Ctrl-C. Throws when it takes over 10 s, ends badly or leaves a process behind. */
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const start = ['--import', 'tsx', join(root, 'tooling/commands/src/start.ts')]
const STOP_MS = 10_000
/** Journeys do in a minute what a person does in a day. Nobody gives a voice, so that a voice-over fails. */
const settings = {
  RATE_LIMITS: [
    'generate',
    'register',
    'sign-in',
    'sign-in-account',
    'mail',
    'api',
    'query',
    'payment',
    'redeem',
    'recovery',
  ]
    .map((name) => `${name}=100000/1h`)
    .join(','),
  PROVIDER_ROUTES: 'speech=nobody',
}
const unset = new Set(['HOST', 'APP_URL', 'DATABASE_URL', 'SMTP_URL', 'TRUST_PROXY', 'NODE_ENV', 'VITEST'])

/** Starts a fresh instance as `npm start` does, with these variables besides, and waits for its banner. */
export async function startInstance(extra: Record<string, string> = {}): Promise<Instance> {
  const folder = await mkdtemp(join(tmpdir(), 'studiolo-e2e-'))
  const dataDir = join(folder, 'data')
  const statesDir = join(folder, 'states')
  await mkdir(statesDir)
  const url = `http://127.0.0.1:${await freePort()}`
  const child = spawn(process.execPath, start, { cwd: root, env: { ...environment({ url, dataDir }), ...extra } })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += String(chunk)
        if (/Stop +Ctrl-C/.test(said)) resolve()
      })
    }
    void ended.then((code) => reject(new Error(`the instance ended with ${code}:\n${said}`)))
  })
  const stop = async () => {
    const began = performance.now()
    child.kill('SIGINT')
    const code = await ended
    const tookMs = performance.now() - began
    const left = await processesOf(dataDir)
    await rm(folder, { recursive: true, force: true })
    if (code !== 0) throw new Error(`the instance ended with ${code}:\n${said}`)
    if (tookMs > STOP_MS) throw new Error(`the instance took ${Math.round(tookMs)} ms to stop`)
    if (left.length > 0) throw new Error(`the instance left behind:\n${left.join('\n')}`)
  }
  try {
    await ready
    return { facts: await readFacts({ url, dataDir, statesDir }), stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

async function readFacts(place: { url: string; dataDir: string; statesDir: string }): Promise<InstanceFacts> {
  const secret = async (name: string) => (await readFile(join(place.dataDir, 'secrets', name), 'utf8')).trim()
  return {
    ...place,
    creator: { email: 'demo@studiolo.local', password: await secret('demo-password') },
    admin: { email: 'admin@studiolo.local', password: await secret('demo-admin-password') },
  }
}

/** What `npm start -- --print-demo-key` does, beside the running instance. */
export function printDemoKey(facts: InstanceFacts): SpawnSyncReturns<string> {
  const args = [...start, '--print-demo-key']
  return spawnSync(process.execPath, args, { cwd: root, env: environment(facts), encoding: 'utf8' })
}

/** What `npm run admin -- create` does, beside the running instance; answers the link to set a password. */
export function makeAdmin(facts: InstanceFacts, email: string): string {
  const args = ['--import', 'tsx', join(root, 'tooling/commands/src/admin.ts'), 'create', email]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env: environment(facts), encoding: 'utf8' })
  const [link] = /https?:\/\/\S+/.exec(stdout) ?? []
  if (!link) throw new Error(`no link for ${email}:\n${stdout}${stderr}`)
  return link
}

function environment({ url, dataDir }: Pick<InstanceFacts, 'url' | 'dataDir'>): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unset.has(name)))
  return { ...own, ...settings, STUDIOLO_DATA: dataDir, PORT: new URL(url).port } as unknown as NodeJS.ProcessEnv
}

/** Every process that names this folder on its command line or in its environment, as /proc tells; none where there is no /proc. */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [command = '', env = ''] = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      )
      return command.includes(folder) || env.includes(folder) ? [`${pid} ${command.replaceAll('\0', ' ')}`] : []
    }),
  )
  return found.flat()
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
