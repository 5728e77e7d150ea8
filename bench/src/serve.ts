import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { systemClock } from '@studiolo/core/kernel/clock'
import { createDiskStorage } from '@studiolo/core/storage'
import { compareRates, report, rounded } from './measuring/measure'
import { readOptions } from './measuring/options'

/**
 * A 200 MB file by random ranges of 2 MiB over kept connections: our files door, with its signature check, against one
 * nginx worker with sendfile that checks nothing.
 */

const TARGET = 0.5
const FILE_BYTES = 200 * 1024 * 1024
const RANGE_BYTES = 2 * 1024 * 1024
const CONNECTIONS = 4
const KEY = 'bench/film.mp4'

const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'].find(
  (path) => spawnSync(path, ['-v']).status === 0,
)

if (nginx) {
  const dir = await mkdtemp(join(tmpdir(), 'studiolo-serve-'))
  const children: ChildProcess[] = []
  try {
    await measure(nginx, dir, children)
  } finally {
    for (const child of children) child.kill()
    await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')))
    await rm(dir, { recursive: true, force: true })
  }
} else {
  process.stdout.write('nginx is not installed here: there is nothing to compare with\n')
}

async function measure(nginx: string, dir: string, children: ChildProcess[]): Promise<void> {
  const signingKey = randomBytes(32)
  const root = join(dir, 'storage')
  const storage = createDiskStorage({ root, signingKey, clock: systemClock, minFreeBytes: 0 })
  await storage.put(KEY, Readable.from(randomMegabytes(FILE_BYTES / 1024 / 1024)))
  const ours = `http://127.0.0.1:${await startDoor(root, signingKey, children)}${await storage.signedUrl(KEY)}`
  const theirs = `http://127.0.0.1:${await startNginx(nginx, dir, root, children)}/${KEY}`

  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const result = await compareRates({
    yardstick: () => fetchRange(theirs, agent),
    subject: () => fetchRange(ours, agent),
    concurrency: CONNECTIONS,
    rounds: readOptions().rounds,
  })
  agent.destroy()
  report({
    name: 'serve',
    ratio: rounded(result.ratio),
    unit: '2 MiB ranges of a 200 MB file / nginx, one worker',
    target: TARGET,
    rounds: result.rounds,
    control: rounded(result.control),
    megabytesPerSecond: { ours: rounded(result.subjectRate * 2), nginx: rounded(result.yardstickRate * 2) },
  })
}

async function startDoor(root: string, key: Buffer, children: ChildProcess[]): Promise<number> {
  const script = fileURLToPath(import.meta.resolve('./serve/files-server.ts'))
  const args = ['--import', 'tsx', script, root, key.toString('hex')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [printed] = await once(child.stdout, 'data')
  return Number(String(printed))
}

async function startNginx(nginx: string, dir: string, root: string, children: ChildProcess[]): Promise<number> {
  const port = await freePort()
  const config = `daemon off; worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/nginx.log;
    ${process.getuid?.() === 0 ? 'user root;' : ''} events { worker_connections 64; }
    http { access_log off; sendfile on; tcp_nopush on; client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy;
      fastcgi_temp_path ${dir}/fastcgi; uwsgi_temp_path ${dir}/uwsgi; scgi_temp_path ${dir}/scgi;
      server { listen 127.0.0.1:${port}; root ${root}; keepalive_requests 1000000; } }`
  await writeFile(join(dir, 'nginx.conf'), config)
  children.push(spawn(nginx, ['-c', join(dir, 'nginx.conf'), '-p', dir], { stdio: 'ignore' }))
  const deadline = performance.now() + 5000
  while (!(await answers(`http://127.0.0.1:${port}/`))) {
    if (performance.now() > deadline) throw new Error('nginx does not answer')
  }
  return port
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.body?.cancel().then(() => true) ?? true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function fetchRange(url: string, agent: Agent): Promise<void> {
  const start = Math.floor(Math.random() * (FILE_BYTES - RANGE_BYTES))
  const headers = { range: `bytes=${start}-${start + RANGE_BYTES - 1}` }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, headers }, resolve).on('error', reject)
  })
  let received = 0
  response.on('data', (chunk: Buffer) => {
    received += chunk.length
  })
  await once(response, 'end')
  if (response.statusCode !== 206 || received !== RANGE_BYTES)
    throw new Error(`${response.statusCode}: ${received} bytes`)
}

function* randomMegabytes(count: number): Generator<Buffer> {
  for (let made = 0; made < count; made++) yield randomBytes(1024 * 1024)
}
