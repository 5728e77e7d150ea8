import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { MINUTE_MS } from '../../../kernel/clock'
import type { JobRun } from '../../../jobs'
import { payTestCheckout } from './index'
import { deliverTestWebhookJob } from './deliver-webhook.job'
import { openCheckout } from './testing/open-checkout'

interface Heard {
  path: string | undefined
  method: string | undefined
  headers: Headers
  body: string
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A webhook address that answers what the test says, or never. */
async function openAddress(statuses: (number | 'never')[]) {
  const heard: Heard[] = []
  const arrivals: (() => void)[] = []
  const server = createServer((req, res) => {
    void readAll(req).then((body) => {
      const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
      heard.push({ path: req.url, method: req.method, headers, body })
      for (const arrive of arrivals.splice(0)) arrive()
      const status = statuses.shift() ?? 200
      if (status !== 'never') res.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const arrived = () => new Promise<void>((resolve) => arrivals.push(resolve))
  return { heard, arrived, origin: `http://127.0.0.1:${port}` }
}

async function readAll(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

async function paidAt(origin: string) {
  const made = await openCheckout({ env: { APP_URL: origin } })
  await payTestCheckout(made.ctx, made.id)
  const payload = { checkoutId: made.id, eventId: `tev_${made.id.slice(4)}_1` }
  const deliver = (signal = new AbortController().signal) => {
    const run: JobRun = { signal, attempt: 1, workerId: 'test' }
    return deliverTestWebhookJob.run(made.ctx, payload, run)
  }
  return { ...made, ...payload, deliver }
}

test('the event arrives signed, as our own webhook door will check it', async () => {
  const { heard, origin } = await openAddress([200])
  const { ctx, gateway, order, id, eventId, deliver } = await paidAt(origin)
  await deliver()
  const [request] = heard
  if (!request) throw new Error('nothing arrived')
  expect(request).toMatchObject({ path: '/api/webhooks/test', method: 'POST' })
  expect(request.headers.get('content-type')).toBe('application/json')
  expect(gateway.verify(ctx, request.body, request.headers)).toEqual({ eventId, type: 'payment.succeeded' })
  expect(gateway.verify(ctx, request.body.replace('3000', '9000'), request.headers)).toBeNull()
  expect(await gateway.readFacts(ctx, request.body, new AbortController().signal)).toMatchObject([
    { kind: 'paid', reference: order.reference, gatewaySessionId: id, amountMinor: 3000, currency: 'USD' },
  ])
})

test('anything but a 2xx is tried again: the same event, newly signed', async () => {
  const { heard, origin } = await openAddress([503, 404, 302, 204])
  const { ctx, clock, gateway, deliver } = await paidAt(origin)
  for (const status of [503, 404, 302]) {
    await expect(deliver()).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringContaining(`${status}`),
    })
    clock.advance(10 * MINUTE_MS)
  }
  await deliver()
  expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
  expect(heard.map(({ path }) => path)).toEqual(Array.from({ length: 4 }, () => '/api/webhooks/test'))
  const [first, last] = [heard[0], heard[3]]
  expect(first && gateway.verify(ctx, first.body, first.headers)).toBeNull()
  expect(last && gateway.verify(ctx, last.body, last.headers)).not.toBeNull()
})

test('an address that does not answer is tried again; a shutdown does not wait for it', async () => {
  const { arrived, origin } = await openAddress(['never'])
  const { deliver } = await paidAt(origin)
  const shutdown = new AbortController()
  const heard = arrived()
  const delivered = deliver(shutdown.signal).catch((error: unknown) => error)
  await heard
  shutdown.abort()
  expect(await delivered).toMatchObject({ kind: 'UNAVAILABLE' })

  const gone = await paidAt('http://127.0.0.1:1')
  await expect(gone.deliver()).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
})
