import type { Name } from '../names'

/** What every adapter must keep to, asked of this one over real HTTP. */
export function providerTest({ kebab, camel }: Name): string {
  return `import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createGuardedFetch } from '../../kernel/http'
import { world } from '../../testing/world'
import type { Task } from '../contract'
import type { ProviderCall } from '../define-provider'
import { ${camel} } from './${kebab}'

interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}

/** \`METHOD /path\` → what the service answers to it; anything else is a 404. */
const answers = new Map<string, Answer>()
const asked: { request: string; body: string }[] = []
let server: Server
let call: ProviderCall

const order: Task = {
  capability: 'text-to-video',
  task: { prompt: 'Rain', style: null, aspectRatio: '16:9', durationSeconds: 5, resolution: '720p', seed: 1 },
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const key = \`\${request.method} \${request.url}\`
      asked.push({ request: key, body })
      const { status, body: text, headers } = answers.get(key) ?? { status: 404, body: {} }
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = \`127.0.0.1:\${(server.address() as AddressInfo).port}\`
  const { ctx } = await world({ fetch: createGuardedFetch({ allowHosts: [host] }) })
  const [model] = ${camel}.models
  call = {
    ctx,
    reference: ctx.ids.next('att'),
    model: model?.id ?? '',
    address: \`http://\${host}\`,
    key: null,
    signal: AbortSignal.timeout(20_000),
  }
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  answers.clear()
  asked.length = 0
})

test('a start sends our reference and answers an operation that survives JSON', async () => {
  answers.set('POST /operations', { status: 201, body: { id: 'w1' } })
  const { operation } = await ${camel}.start(call, order)
  expect(JSON.parse(JSON.stringify(operation))).toEqual({ id: 'w1' })
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ reference: call.reference, task: order.task })
})

test.each([
  [401, 'auth'],
  [422, 'content'],
  [429, 'rate'],
])('a start that answers %i is a refusal: %s', async (status, outcome) => {
  answers.set('POST /operations', { status, body: { code: 'no' }, headers: { 'retry-after': '7' } })
  await expect(${camel}.start(call, order)).rejects.toMatchObject({
    name: 'ProviderRefusal',
    outcome,
    code: 'no',
    retryAfterMs: 7000,
  })
})

test.each([500, 502, 503])('a start that answers %i may have been accepted: no refusal', async (status) => {
  answers.set('POST /operations', { status, body: {} })
  await expect(${camel}.start(call, order)).rejects.not.toHaveProperty('outcome')
})

test.each([
  [{ state: 'running', percent: 40 }, { state: 'running', percent: 40 }],
  [
    { state: 'succeeded', url: 'https://files.example/1.mp4', costMicros: 5 },
    { state: 'succeeded', results: [{ kind: 'url', url: 'https://files.example/1.mp4' }], costMicros: 5 },
  ],
  [{ state: 'failed', code: 'boom' }, { state: 'failed', outcome: 'failed', code: 'boom' }],
  [{ state: 'canceled' }, { state: 'canceled' }],
  [{ state: 'a word nobody knows' }, { state: 'not-known-yet' }],
  [{ unexpected: true }, { state: 'not-known-yet' }],
])('a look that answers %o', async (body, seen) => {
  answers.set('GET /operations/w1', { status: 200, body })
  expect(await ${camel}.check(call, { id: 'w1' })).toMatchObject(seen)
})

test.each([404, 500])('a look that answers %i says nothing yet', async (status) => {
  answers.set('GET /operations/w1', { status, body: {} })
  expect(await ${camel}.check(call, { id: 'w1' })).toMatchObject({ state: 'not-known-yet' })
})

test('it is found by our reference, or surely never arrived', async () => {
  expect(await ${camel}.find?.(call)).toBeNull()
  const path = \`GET /operations?reference=\${call.reference}\`
  answers.set(path, { status: 200, body: { id: 'w1' } })
  expect(await ${camel}.find?.(call)).toEqual({ id: 'w1' })
  answers.set(path, { status: 500, body: {} })
  await expect(${camel}.find?.(call)).rejects.toThrow('500')
})

test('it is asked to stop', async () => {
  answers.set('POST /operations/w1/cancel', { status: 202, body: {} })
  await ${camel}.cancel?.(call, { id: 'w1' })
  expect(asked).toHaveLength(1)
})
`
}
