import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbedded } from './index'
import { runningPostmaster } from './pid-file'
import { stopServer } from './server'

let dir = ''

// mkdtemp makes the parent with mode 0700, which is what a root installation under a private folder looks like.
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'studiolo-postgres-')), 'data')
})

afterEach(async () => {
  await stopServer(dir)
  await rm(join(dir, '..'), { recursive: true, force: true })
})

async function answer(url: string): Promise<unknown> {
  const sql = postgres(url, { max: 1 })
  const [row] =
    await sql`select datcollate, datlocale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`
  await sql.end()
  return row
}

test('two starters share one server, and the last one to leave stops it', async () => {
  const [one, two, three] = await Promise.all([startEmbedded({ dir }), startEmbedded({ dir }), startEmbedded({ dir })])
  expect([one, two, three].filter((each) => each.alreadyRunning)).toHaveLength(2)
  await three.stop()
  expect(one.url).toBe(two.url)
  await one.stop()
  expect(await answer(two.url)).toEqual({ datcollate: 'C', datlocale: 'C.UTF-8', encoding: 'UTF8' })
  await two.stop()
  expect(runningPostmaster(dir)).toBeNull()
})

test('the password is needed, and nobody else may read it', async () => {
  const { url, stop } = await startEmbedded({ dir })
  const wrong = new URL(url)
  wrong.password = 'guessed'
  await expect(answer(wrong.href)).rejects.toThrow('password authentication failed')
  expect((await stat(`${dir}.password`)).mode & 0o777).toBe(0o600)
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
  await stop()
})

test('a pid file of another process is not believed', async () => {
  const first = await startEmbedded({ dir })
  await first.stop()
  const lines = [process.pid, dir, 0, 5432, '', '127.0.0.1', '', 'ready']
  await writeFile(join(dir, 'postmaster.pid'), lines.join('\n'))
  const second = await startEmbedded({ dir })
  expect(second.alreadyRunning).toBe(false)
  expect(await answer(second.url)).toBeDefined()
  await second.stop()
})

test('a pid file that is only being written is left alone', async () => {
  await mkdir(dir)
  for (const half of ['', `${process.pid}`, `${process.pid}\n${dir}\n`]) {
    await writeFile(join(dir, 'postmaster.pid'), half)
    expect(runningPostmaster(dir)).toBeNull()
    expect(await readFile(join(dir, 'postmaster.pid'), 'utf8')).toBe(half)
  }
})

test('a server left behind by a killed process is taken over and stopped', async () => {
  const index = fileURLToPath(new URL('index.ts', import.meta.url))
  const code = `const { startEmbedded } = await import(${JSON.stringify(index)}); await startEmbedded({ dir: ${JSON.stringify(dir)} }); process.kill(process.pid, 'SIGKILL')`
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { stdio: 'inherit' })
  const signal = await new Promise((resolve) => owner.once('exit', (_code, name) => resolve(name)))
  expect(signal).toBe('SIGKILL')
  expect(runningPostmaster(dir)).not.toBeNull()

  const heir = await startEmbedded({ dir })
  expect(heir.alreadyRunning).toBe(true)
  await heir.stop()
  expect(runningPostmaster(dir)).toBeNull()
})

test('the end of the server is noticed, being asked to stop is not such an end', async () => {
  const { lost, stop } = await startEmbedded({ dir })
  process.kill(runningPostmaster(dir)?.pid ?? 0, 'SIGQUIT')
  await lost
  await stop()
  const again = await startEmbedded({ dir })
  const first = Promise.race([again.lost.then(() => 'lost'), again.stop().then(() => 'stopped')])
  expect(await first).toBe('stopped')
})
