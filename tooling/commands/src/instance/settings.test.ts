import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkPort, checkRoom } from './check-place'
import { readSettings } from './settings'

let dataDir = ''

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'studiolo-settings-'))
})

afterEach(() => rm(dataDir, { recursive: true, force: true }))

const read = (env: Record<string, string> = {}) =>
  readSettings({ PATH: process.env.PATH, STUDIOLO_DATA: dataDir, ...env })

test('secrets are made once, for the owner only', async () => {
  const [one, two] = await Promise.all([read(), read()])
  expect(one.env.STUDIOLO_MASTER_KEY).toMatch(/^[0-9a-f]{64}$/)
  expect(two.env).toEqual(one.env)
  for (const name of ['master-key', 'session-secret']) {
    expect((await stat(join(dataDir, 'secrets', name))).mode & 0o777).toBe(0o600)
  }
})

test('a secret of the environment is taken and not written', async () => {
  const key = 'ab'.repeat(32)
  const { env } = await read({ STUDIOLO_MASTER_KEY: key })
  expect(env.STUDIOLO_MASTER_KEY).toBe(key)
  await expect(stat(join(dataDir, 'secrets', 'master-key'))).rejects.toThrow('ENOENT')
})

test('another master key than that of the data is refused, until somebody insists', async () => {
  await read()
  const other = { STUDIOLO_MASTER_KEY: 'cd'.repeat(32) }
  await expect(read(other)).rejects.toThrow(/^STUDIOLO_MASTER_KEY: is not the key that /)
  await rm(join(dataDir, 'secrets', 'master-key.mark'))
  await expect(read(other)).resolves.toMatchObject({ env: other })
})

test('a data folder that cannot be made is told by the variable’s name', async () => {
  await writeFile(join(dataDir, 'file'), '')
  await expect(read({ STUDIOLO_DATA: join(dataDir, 'file', 'data') })).rejects.toThrow(
    /^STUDIOLO_DATA: .*cannot be written to/,
  )
  await expect(read({ STUDIOLO_DATA: '/proc/studiolo' })).rejects.toThrow(/^STUDIOLO_DATA: .*cannot be written to/)
})

test('every wrong variable is named', async () => {
  for (const PORT of ['many', '70000', '0'])
    await expect(read({ PORT }), PORT).rejects.toThrow(/^PORT: must be [a-z0-9 ]+$/)
  await expect(read({ DATABASE_URL: 'mysql://x' })).rejects.toThrow(/^DATABASE_URL: /)
  await expect(read({ DATABASE_URL: 'nonsense' })).rejects.toThrow(/^DATABASE_URL: must be a postgres/)
  const both = await read({ STUDIOLO_MASTER_KEY: 'short', APP_URL: 'studio.example.org' }).catch(String)
  expect(both).toContain('STUDIOLO_MASTER_KEY: must be 64 hex digits')
  expect(both).toContain('APP_URL: must be an http(s) address')
})

test('what only web or worker read is checked here already', async () => {
  const wrong = {
    PORT: 'many',
    TRUST_PROXY: 'yes',
    LOG_LEVEL: 'loud',
    WORKER_CONCURRENCY: '0',
    DATABASE_CONNECTIONS: '1',
    STUDIOLO_SESSION_SECRET: 'short',
    DATABASE_URL: 'postgres://localhost',
    FFMPEG_PATH: '/nowhere/ffmpeg',
    FFPROBE_PATH: process.execPath,
    GENERATION_CONCURRENCY: 'x',
    PROVIDER_ROUTES: '?',
    WELCOME_CREDITS: 'x',
  }
  const problems = String(await read(wrong).catch(String))
  for (const name of Object.keys(wrong)) expect(problems).toContain(`${name}: `)
  expect(problems).toContain('FFMPEG_PATH: there is no /nowhere/ffmpeg')
  expect(problems).toContain(`FFPROBE_PATH: ${process.execPath} does not run, or is no ffprobe`)
  // One line a variable, and none that is only the consequence of another.
  expect(problems.split('\n')).toHaveLength(Object.keys(wrong).length)
})

test('too little room is told before anything is stored', async () => {
  await expect(checkRoom(await read())).resolves.toBeUndefined()
  await expect(checkRoom(await read({ STUDIOLO_MIN_FREE_BYTES: String(2 ** 50) }))).rejects.toThrow(
    /^STUDIOLO_MIN_FREE_BYTES: .* MiB free, and 1,073,741,824 MiB must stay free/,
  )
})

test('what people type follows from host and port', async () => {
  expect((await read({ PORT: '4000' })).appUrl).toBe('http://127.0.0.1:4000')
  expect((await read({ HOST: '0.0.0.0' })).appUrl).toBe('http://localhost:3000')
  expect((await read({ HOST: '::1' })).appUrl).toBe('http://[::1]:3000')
  expect((await read({ APP_URL: 'https://studio.example.org' })).appUrl).toBe('https://studio.example.org')
})

test('a taken port and a foreign address are told by the variable’s name', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const settings = await read({ PORT: String(port) })
  await expect(checkPort(settings)).rejects.toThrow(`PORT: ${port} is already in use on 127.0.0.1`)
  await new Promise((resolve) => server.close(resolve))
  await expect(checkPort(settings)).resolves.toBeUndefined()
  await expect(checkPort({ ...settings, host: '192.0.2.1' })).rejects.toThrow(
    'HOST: 192.0.2.1 is not an address of this machine',
  )
})
