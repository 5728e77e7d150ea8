import { createHmac } from 'node:crypto'
import { handleWebhook } from '@studiolo/core/billing'
import { closeAtEnd } from '@studiolo/core/testing/close-at-end'
import { freshDatabase } from '@studiolo/core/testing/database'
import { openDatabase } from '@studiolo/db/client'
import { inboundEvent } from '@studiolo/db/schema/inbox'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { MAX_BODY_BYTES } from '../check-mutation'
import { openServer, type OpenServer, type OpenServerOptions } from '../testing/open-server'

const SECRET = 'whsec_door'
const selling = { STRIPE_SECRET_KEY: 'sk_test_door', STRIPE_WEBHOOK_SECRETS: SECRET }
const STRIPE = '/api/webhooks/stripe'

const openShop = (options: OpenServerOptions = {}) => openServer({ env: selling, ...options })

let events = 0
/** An event of its own, written as nobody would write it: what is kept has to be these bytes. */
function newEvent() {
  const id = `evt_door_${++events}`
  return { id, body: `{ "id": "${id}",\n "type": "product.created", "name": "点数 ✓" }` }
}

/** https://docs.stripe.com/webhooks#verify-manually */
function signed(body: string, { clock }: OpenServer, secret = SECRET): RequestInit {
  const time = Math.floor(clock.now().getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${time},v1=${signature}` }
  return { method: 'POST', body, headers }
}

async function keptOf({ ctx }: OpenServer, id: string) {
  const kept = await ctx.db.select().from(inboundEvent).where(eq(inboundEvent.eventId, id))
  const jobs = await ctx.db.execute<{ id: string }>(sql`
    select job.payload ->> 'id' as id from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = ${handleWebhook.name}`)
  return { kept, jobs: jobs.filter((job) => kept.some((event) => event.id === job.id)) }
}

test('an event is taken without origin or session, and kept as it came, for a job', async () => {
  const server = await openShop()
  const { id, body } = newEvent()
  const answer = await server.ask(STRIPE, signed(body, server))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toEqual({ received: true })
  const { kept, jobs } = await keptOf(server, id)
  expect(kept).toMatchObject([{ source: 'stripe', eventId: id, type: 'product.created', state: 'received', body }])
  expect(jobs).toHaveLength(1)
})

test('told again, one after another and at once, it is answered well and kept once', async () => {
  const server = await openShop()
  const { id, body } = newEvent()
  const tell = async () => (await server.ask(STRIPE, signed(body, server))).status
  expect(await Promise.all([tell(), tell(), tell(), tell()])).toEqual([200, 200, 200, 200])
  server.clock.advance(1000)
  expect(await tell()).toBe(200)
  const { kept, jobs } = await keptOf(server, id)
  expect(kept).toHaveLength(1)
  expect(jobs).toHaveLength(1)
})

test('a gateway that is not configured is not there, whatever is sent to it', async () => {
  const server = await openShop()
  const { id, body } = newEvent()
  const good = signed(body, server)
  const paths = ['creem', 'test', 'paypal', 'stripe/more', '', 'STRIPE'].map((name) => `/api/webhooks/${name}`)
  for (const path of paths) expect((await server.ask(path, good)).status, path).toBe(404)
  for (const method of ['GET', 'HEAD']) expect((await server.ask(STRIPE, { method })).status, method).toBe(404)
  const elsewhere = await openServer()
  const answer = await elsewhere.ask(STRIPE, good)
  expect(answer.status).toBe(404)
  expect((await answer.json()).error.code).toBe('NOT_FOUND')
  expect((await keptOf(server, id)).kept).toEqual([])
})

test('a wrong signature is refused, and nothing is kept', async () => {
  const server = await openShop()
  const { id, body } = newEvent()
  const good = signed(body, server)
  const json = { 'content-type': 'application/json' }
  const wrong: RequestInit[] = [
    signed(body, server, 'whsec_other'),
    { ...good, body: body.replace('product', 'invoice') },
    { ...good, headers: json },
    { ...good, headers: { ...json, 'stripe-signature': 'nonsense' } },
    { ...good, body: '' },
  ]
  for (const request of wrong) {
    const answer = await server.ask(STRIPE, request)
    expect(answer.status).toBe(400)
    expect((await answer.json()).error.code).toBe('INVALID_INPUT')
  }
  server.clock.advance(301_000)
  expect((await server.ask(STRIPE, good)).status).toBe(400)
  expect((await keptOf(server, id)).kept).toEqual([])
})

test('what is too large, of no known length or no JSON is refused before it is read', async () => {
  const server = await openShop()
  const large = await server.ask(STRIPE, signed(JSON.stringify('x'.repeat(MAX_BODY_BYTES)), server))
  expect(large.status).toBe(413)
  const { id, body } = newEvent()
  const good = signed(body, server)
  const streamed = { ...good, body: new Blob([body]).stream(), duplex: 'half' } as RequestInit
  expect((await server.ask(STRIPE, streamed)).status).toBe(400)
  const form = { ...good, headers: { ...good.headers, 'content-type': 'application/x-www-form-urlencoded' } }
  expect((await server.ask(STRIPE, form)).status).toBe(415)
  expect((await keptOf(server, id)).kept).toEqual([])
})

test('while the database is away it is told so, and is taken when it is back', async () => {
  const database = await freshDatabase()
  const away = await openShop({ database })
  const { id, body } = newEvent()
  await database.close()
  const answer = await away.ask(STRIPE, signed(body, away))
  expect(answer.status).toBeGreaterThanOrEqual(500)
  expect(await answer.text()).not.toContain('postgres')
  expect((await away.ask('/api/health')).status).toBe(200)
  const again = openDatabase({ url: database.url, connections: 2, name: 'studiolo-test' })
  closeAtEnd(again.close)
  const back = await openShop({ database: { ...again, url: database.url } })
  expect((await keptOf(back, id)).kept).toEqual([])
  expect((await back.ask(STRIPE, signed(body, back))).status).toBe(200)
  expect((await keptOf(back, id)).kept).toHaveLength(1)
})
