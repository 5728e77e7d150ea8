import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const good = {
  PATH: process.env.PATH,
  DATABASE_URL: 'postgres://127.0.0.1:1/nobody-listens',
  STUDIOLO_MASTER_KEY: '5e'.repeat(32),
  APP_URL: 'http://127.0.0.1:3000',
}

function start(env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main], {
    env: { NODE_ENV: 'test', ...good, ...env },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test.each([
  ['a tool that is not there', { FFMPEG_PATH: '/nowhere/ffmpeg' }, 'FFMPEG_PATH: there is no /nowhere/ffmpeg'],
  [
    'a tool that is another',
    { FFPROBE_PATH: process.execPath },
    `FFPROBE_PATH: ${process.execPath} does not run, or is no ffprobe`,
  ],
  ['a wrong number', { WORKER_CONCURRENCY: 'many' }, 'WORKER_CONCURRENCY: must be a number'],
])('%s is told by its variable, without a stack', (_, env, problem) => {
  expect(start(env)).toEqual({ status: 1, said: `The worker cannot start:\n  ${problem}\n` })
})

test('a database that nobody answers for is told in one line', () => {
  expect(start({})).toEqual({ status: 1, said: expect.stringMatching(/^The worker cannot start: .*ECONNREFUSED.*\n$/) })
})
