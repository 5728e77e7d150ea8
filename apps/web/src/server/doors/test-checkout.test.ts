import { deliverTestWebhook, testDoor } from '@studiolo/core/billing/gateways/test'
import { addMs, HOUR_MS } from '@studiolo/core/kernel/clock'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openServer } from '../testing/open-server'

const demo = { STUDIOLO_DEMO: '1' }
const returnUrl = 'http://127.0.0.1:3000/credits?paid=1'
const cancelUrl = 'http://127.0.0.1:3000/credits?canceled=1'

/** A demo instance with a checkout of the standard package. */
async function withCheckout(env: Record<string, string> = {}) {
  const server = await openServer({ env: { ...demo, ...env } })
  const { ctx } = server
  const order = {
    reference: ctx.ids.next('cks'),
    orderId: ctx.ids.next('ord'),
    mode: 'payment' as const,
    item: 'standard',
    credits: 355,
    amountMinor: 3000,
    currency: 'USD',
    product: null,
    email: null,
    returnUrl,
    cancelUrl,
    expiresAt: addMs(ctx.clock.now(), HOUR_MS),
  }
  const opened = await testDoor.open(ctx.config)?.openSession(ctx, order, new AbortController().signal)
  if (!opened) throw new Error('the test gateway is not open')
  const id = opened.gatewaySessionId
  const waiting = async () => {
    const rows = await ctx.db.execute<{ event: string }>(sql`
      select job.payload ->> 'eventId' as event from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier = ${deliverTestWebhook.name} and job.payload ->> 'checkoutId' = ${id}`)
    return rows.map(({ event }) => event)
  }
  return { ...server, id, waiting, press: (way: string) => server.send(`/api/test-checkout/${id}/${way}`, {}) }
}

test('anybody who has the address may pay, once, and is told where to go next', async () => {
  const { press, process, id, waiting } = await withCheckout()
  expect(await process.readTestCheckout(id)).toMatchObject({ state: 'open', credits: 355, amountMinor: 3000 })
  for (const answer of [await press('pay'), await press('pay')]) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ success: true, data: { next: returnUrl } })
  }
  expect(await process.readTestCheckout(id)).toMatchObject({ state: 'paid' })
  expect(await waiting()).toHaveLength(1)
  expect((await press('cancel')).status).toBe(409)
})

test('who gives up goes back, and it cannot be paid any more', async () => {
  const { press, process, id } = await withCheckout()
  expect(await (await press('cancel')).json()).toEqual({ success: true, data: { next: cancelUrl } })
  const late = await press('pay')
  expect(late.status).toBe(409)
  expect((await late.json()).error.code).toBe('CONFLICT')
  expect(await process.readTestCheckout(id)).toMatchObject({ state: 'canceled' })
})

test('a foreign page presses no button', async () => {
  const { send, ask, process, id, waiting } = await withCheckout()
  const path = `/api/test-checkout/${id}/pay`
  expect((await send(path, {}, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  expect((await ask(path, { method: 'POST' })).status).toBe(403)
  expect((await ask(path)).status).toBe(404)
  expect(await process.readTestCheckout(id)).toMatchObject({ state: 'open' })
  expect(await waiting()).toEqual([])
})

test('nobody else’s machine presses a button, be it through a proxy that nobody has told of', async () => {
  const { send, process, id } = await withCheckout()
  const path = `/api/test-checkout/${id}/pay`
  expect((await send(path, {}, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
  expect((await send(path, {}, { headers: { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' } })).status).toBe(404)
  const behind = await openServer({ env: { ...demo, TRUST_PROXY: '1' } })
  expect((await behind.send(path, {}, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
  expect(await process.readTestCheckout(id)).toMatchObject({ state: 'open' })
  expect((await behind.send(path, {}, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(200)
})

test('what is not there is not found', async () => {
  const { send, process, id } = await withCheckout()
  const unknown = `tcs_${'0'.repeat(26)}`
  const paths = [unknown + '/pay', `${id}/refund`, `${id}/pay/again`, id, '']
  for (const path of paths) expect((await send(`/api/test-checkout/${path}`, {})).status, path).toBe(404)
  expect(await process.readTestCheckout(unknown)).toBeNull()
})

test('outside the demo instance there is no such page, whatever stands in the table', async () => {
  const { id } = await withCheckout()
  const closed = [
    {},
    { ...demo, STRIPE_SECRET_KEY: 'sk_test_1' },
    { ...demo, CREEM_API_KEY: 'creem_test_1' },
    { ...demo, APP_URL: 'https://studio.example.org' },
  ]
  for (const env of closed) {
    const { send, process } = await openServer({ env })
    expect((await send(`/api/test-checkout/${id}/pay`, {})).status).toBe(404)
    expect((await send(`/api/test-checkout/${id}/cancel`, {})).status).toBe(404)
    expect(await process.readTestCheckout(id)).toBeNull()
  }
})
