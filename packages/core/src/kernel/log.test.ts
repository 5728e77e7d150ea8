import { expect, test } from 'vitest'
import { createLog } from './log'

function listen() {
  const lines: Record<string, unknown>[] = []
  const log = createLog({ name: 'test', destination: { write: (line) => void lines.push(JSON.parse(line)) } })
  return { log, lines }
}

test('a line carries its facts and those of its children', () => {
  const { log, lines } = listen()
  log.child({ requestId: 'r1' }).info({ status: 200 }, 'request')
  expect(lines).toMatchObject([{ name: 'test', level: 'info', requestId: 'r1', status: 200, msg: 'request' }])
  expect(Date.parse(String(lines[0]?.time))).not.toBeNaN()
})

test('secrets are hidden down to two levels, wherever they come from, and what was handed in stays as it was', () => {
  const { log, lines } = listen()
  const facts = {
    token: 'hush',
    headers: { cookie: 'hush', accept: 'x', deep: { password: 'hush' } },
    list: [{ key: 'hush' }],
  }
  log.child({ apiKey: 'hush' }).info(facts, 'secrets')
  log.error(
    { err: Object.assign(new Error('broken'), { secret: 'hush', config: { authorization: 'hush' } }) },
    'failed',
  )
  expect(JSON.stringify(lines)).not.toContain('hush')
  expect(lines[0]).toMatchObject({ token: '[redacted]', headers: { accept: 'x' }, apiKey: '[redacted]' })
  expect(lines[1]).toMatchObject({ err: { message: 'broken', secret: '[redacted]' } })
  expect(facts.headers.deep.password).toBe('hush')
})
