import { afterAll, expect, test } from 'vitest'
import { MINUTE_MS, addMs } from '../../../kernel/clock'
import type { StripeFault } from '../../../testing/simulators/stripe'
import type { GatewayError } from '../gateway'
import { stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const { clock, stripe, ctx, gateway, order, configured } = await stripeScene()
afterAll(() => stripe.close())

test.each<[StripeFault, GatewayError['outcome']]>([
  ['rate-limit', 'refused'],
  ['server-error', 'unknown'],
  ['key-in-use', 'unknown'],
  ['lost-answer', 'unknown'],
])('%s: %s, and nothing is sent twice by itself', async (fault, outcome) => {
  const before = stripe.requests.length
  const sessions = stripe.sessions.size
  const asked = order()
  stripe.faults.next(fault)
  await expect(gateway.openSession(ctx, asked, never)).rejects.toMatchObject({ name: 'GatewayError', outcome })
  expect(stripe.requests).toHaveLength(before + 1)
  await gateway.openSession(ctx, asked, never)
  expect(stripe.sessions.size).toBe(sessions + 1)
})

// Within less than the five seconds after which Stripe's own client gives up.
test('no answer until the signal: unknown', { timeout: 4000 }, async () => {
  const patience = new AbortController()
  stripe.faults.next('timeout')
  const asking = gateway.openSession(ctx, order(), patience.signal).catch((error: unknown) => error)
  await expect.poll(() => stripe.requests.at(-1)?.status).toBeNull()
  patience.abort()
  expect(await asking).toMatchObject({ name: 'GatewayError', outcome: 'unknown' })
})

test('a list that breaks is a GatewayError too', async () => {
  stripe.faults.next('server-error')
  const listing = gateway.listFacts(ctx, clock.now(), never)[Symbol.asyncIterator]()
  await expect(listing.next()).rejects.toMatchObject({ name: 'GatewayError', outcome: 'unknown' })
})

test('a wrong key is refused; a key of idempotency with other parameters proves that the first one arrived', async () => {
  const stranger = await configured({ STRIPE_SECRET_KEY: 'sk_test_other' })
  await expect(stranger.gateway.openSession(stranger.ctx, order(), never)).rejects.toMatchObject({ outcome: 'refused' })
  const asked = order()
  await gateway.openSession(ctx, asked, never)
  const changed = { ...asked, amountMinor: asked.amountMinor + 1 }
  await expect(gateway.openSession(ctx, changed, never)).rejects.toMatchObject({ outcome: 'unknown' })
})

test('what is not there, or no Stripe at all: unknown', async () => {
  const nowhere = { ...ctx, fetch: async () => new Response('<h1>Bad gateway</h1>', { status: 502 }) }
  await expect(gateway.openSession(nowhere, order(), never)).rejects.toMatchObject({ outcome: 'unknown' })
  const proxy = { ...ctx, fetch: async () => Response.json({ message: 'upstream failed' }, { status: 502 }) }
  await expect(gateway.openSession(proxy, order(), never)).rejects.toMatchObject({ outcome: 'unknown' })
  const asked: string[] = []
  const reset = {
    ...ctx,
    fetch: async (url: string) => {
      asked.push(url)
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    },
  }
  await expect(gateway.openSession(reset, order(), never)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(asked).toHaveLength(1)
})

test('a session that is too short is refused', async () => {
  const soon = { expiresAt: addMs(clock.now(), 29 * MINUTE_MS) }
  await expect(gateway.openSession(ctx, order(soon), never)).rejects.toMatchObject({
    outcome: 'refused',
    message: expect.stringContaining('30 minutes'),
  })
})

test('a session that Stripe had no time to close is still open, and that is no answer', async () => {
  const { gatewaySessionId } = await gateway.openSession(ctx, order(), never)
  stripe.faults.next('rate-limit')
  await expect(gateway.closeSession(ctx, gatewaySessionId, never)).rejects.toMatchObject({ outcome: 'refused' })
  expect(stripe.sessions.get(gatewaySessionId)?.status).toBe('open')
})
