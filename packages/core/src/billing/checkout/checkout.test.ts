import { checkoutSession, order } from '@studiolo/db/schema/billing'
import { inboundEvent } from '@studiolo/db/schema/inbox'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { getBalance } from '../../credits'
import { HOUR_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { createPump } from '../../testing/pump-jobs'
import { asUser, createUser, world } from '../../testing/world'
import { readInbound } from '../../inbox'
import type { CheckoutInput } from '../contract'
import { SIGNATURE_HEADER, signatureOf } from '../gateways/test/signature'
import {
  getOrder,
  isSelling,
  listUnpaidOrders,
  listPackages,
  listPayments,
  receiveWebhook,
  replayWebhook,
  savePackage,
  startCheckout,
} from '../index'
import { jobHandlers } from '../worker'

const demo = { STUDIOLO_DEMO: '1' }
const starter: CheckoutInput = {
  packageId: 'starter',
  amountMinor: 990,
  currency: 'USD',
  idempotencyKey: 'an-intention',
}

const sites: Server[] = []
afterAll(() => sites.forEach((site) => site.close()))

/** A site that takes webhooks at its own address, as the web process does. */
async function scene(env: Record<string, string> = demo) {
  const site = createServer((req, res) => {
    void text(req).then(async (body) => {
      const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
      await receiveWebhook(ctx, req.url?.split('/').at(-1) ?? '', body, headers)
      res.end()
    })
  })
  sites.push(site)
  await once(site.listen(0, '127.0.0.1'), 'listening')
  const { port } = site.address() as AddressInfo
  const { ctx, clock } = await world({ env: { ...env, APP_URL: `http://127.0.0.1:${port}` } })
  const buyer = await createUser(ctx)
  return { ctx, clock, buyer: asUser(ctx, buyer), userId: buyer.id, pump: createPump(ctx, jobHandlers) }
}

/** The test gateway's word that the checkout at `url` was paid, signed; delivered as a gateway delivers. */
async function tellPaid(ctx: Ctx, url: string, facts: { id?: string; payment?: string; amountMinor?: number } = {}) {
  const checkout = url.slice(url.lastIndexOf('/') + 1)
  const { id = `evt-${checkout}`, payment = `pay-${checkout}`, amountMinor = 990 } = facts
  const data = { payment, checkout, reference: '', receiptUrl: url, currency: 'USD', amountMinor }
  const body = JSON.stringify({ id, type: 'payment.succeeded', created: ctx.clock.now().toISOString(), data })
  const headers = new Headers({ [SIGNATURE_HEADER]: signatureOf(ctx, body) })
  await receiveWebhook(ctx, 'test', body, headers)
}

test('what is for sale', async () => {
  const { ctx } = await scene()
  expect(await listPackages(ctx)).toEqual([
    { id: 'starter', credits: 115, amountMinor: 990, currency: 'USD', names: null },
    { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD', names: null },
    { id: 'premium', credits: 1450, amountMinor: 9900, currency: 'USD', names: null },
  ])
})

test('an order is paid once its webhook has come, and not before', async () => {
  const { ctx, buyer, userId, pump } = await scene()
  const { orderId, url } = await startCheckout(buyer, starter)
  expect(await getOrder(buyer, orderId)).toMatchObject({ state: 'pending', payUrl: url, payment: null, strays: [] })
  await tellPaid(ctx, url)
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 0 })
  await pump.untilIdle()
  expect(await getBalance(ctx, userId)).toEqual({ available: 115, held: 0, debt: 0 })
  expect(await getOrder(buyer, orderId)).toMatchObject({
    state: 'paid',
    payment: 'paid',
    payUrl: null,
    strays: [],
  })
})

test('two clicks make one order and show one address', async () => {
  const { ctx, buyer, userId } = await scene()
  const started = await Promise.all([starter, starter, starter].map((input) => startCheckout(buyer, input)))
  expect(new Set(started.map(({ url }) => url)).size).toBe(1)
  expect(await ctx.db.select().from(order).where(eq(order.userId, userId))).toHaveLength(1)
  await expect(startCheckout(buyer, { ...starter, packageId: 'standard', amountMinor: 3000 })).rejects.toMatchObject({
    kind: 'IDEMPOTENCY_CONFLICT',
  })
})

test('a price that has changed is refused with both amounts, and nothing is written', async () => {
  const { ctx, buyer, userId } = await scene()
  await expect(startCheckout(buyer, { ...starter, amountMinor: 900 })).rejects.toMatchObject({
    kind: 'PRICE_CHANGED',
    meta: { amountMinor: 990, shownMinor: 900, currency: 'USD' },
  })
  expect(await ctx.db.select().from(order).where(eq(order.userId, userId))).toEqual([])
})

test('without a gateway nothing is sold, and every webhook is answered with NOT_FOUND', async () => {
  const { ctx, buyer } = await scene({})
  expect(isSelling(ctx)).toBe(false)
  await expect(startCheckout(buyer, starter)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  for (const gateway of ['stripe', 'creem', 'test', 'paypal']) {
    await expect(receiveWebhook(ctx, gateway, '{}', new Headers())).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  }
})

test('a webhook with a wrong signature is refused and not kept', async () => {
  const { ctx } = await scene()
  const before = await ctx.db.$count(inboundEvent)
  const headers = new Headers({ [SIGNATURE_HEADER]: signatureOf(ctx, '{}') })
  await expect(receiveWebhook(ctx, 'test', '{"id":"x","type":"y"}', headers)).rejects.toMatchObject({
    kind: 'INVALID_INPUT',
  })
  expect(await ctx.db.$count(inboundEvent)).toBe(before)
})

test('fifty deliveries of one event at once grant once', async () => {
  const { ctx, buyer, userId, pump } = await scene()
  const { url } = await startCheckout(buyer, starter)
  await Promise.all(Array.from({ length: 50 }, () => tellPaid(ctx, url)))
  await pump.untilIdle()
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 115 })
})

test('a kept event can be handled anew: what was booked stays booked once', async () => {
  const { ctx, buyer, userId, pump } = await scene()
  const { url } = await startCheckout(buyer, starter)
  const id = `evt-${ctx.ids.next('evt')}`
  await tellPaid(ctx, url, { id })
  await pump.untilIdle()
  const [kept] = await ctx.db.select().from(inboundEvent).where(eq(inboundEvent.eventId, id))
  expect(kept).toMatchObject({ state: 'handled', attempts: 1 })
  const eventId = kept?.id as Id<'evt'>
  await replayWebhook(ctx, eventId)
  expect(await pump.untilIdle()).toContain('billing.handle-webhook')
  expect(await readInbound(ctx, eventId)).toMatchObject({ state: 'handled', attempts: 2 })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 115 })
  await expect(replayWebhook(buyer, eventId)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('less money than was asked for grants nothing and is reported', async () => {
  const { ctx, buyer, userId, pump } = await scene()
  const { orderId, url } = await startCheckout(buyer, starter)
  await tellPaid(ctx, url, { amountMinor: 500, payment: `pay-low-${orderId}` })
  await pump.untilIdle()
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 0 })
  const { payments } = await listPayments(ctx, { states: ['unmatched'], limit: 10 })
  expect(payments).toMatchObject([{ orderId, amountMinor: 500, credits: 0 }])
})

test('money that comes twice for an order goes back by itself', async () => {
  const { ctx, buyer, userId, pump } = await scene()
  const { orderId, url } = await startCheckout(buyer, starter)
  await tellPaid(ctx, url)
  await pump.untilIdle()
  await tellPaid(ctx, url, { id: `evt-twice-${orderId}`, payment: `pay-twice-${orderId}` })
  expect(await pump.untilIdle()).toContain('billing.send-refund')
  // The test gateway knows of one payment only, so it refuses; that the money was to go back is what counts here.
  expect(await getOrder(buyer, orderId)).toMatchObject({
    state: 'paid',
    strays: [{ kind: 'duplicate', fate: 'stuck' }],
  })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 115 })
  const { payments } = await listPayments(ctx, { states: ['duplicate'], limit: 10 })
  expect(payments.filter((payment) => payment.orderId === orderId)).toHaveLength(1)
})

test('an order nobody pays ends, and can still be paid late', async () => {
  const { ctx, clock, buyer, userId, pump } = await scene()
  const { orderId, url } = await startCheckout(buyer, starter)
  clock.advance(2 * HOUR_MS)
  await pump.untilIdle()
  const handler = jobHandlers.find(({ job }) => job.name === 'billing.expire-orders')
  await handler?.run(ctx, {}, { signal: new AbortController().signal, attempt: 1, workerId: 'test' })
  expect(await getOrder(buyer, orderId)).toMatchObject({ state: 'expired', payUrl: null })
  const [session] = await ctx.db.select().from(checkoutSession).where(eq(checkoutSession.orderId, orderId))
  expect(session?.state).toBe('closed')
  await tellPaid(ctx, url)
  await pump.untilIdle()
  expect(await getOrder(buyer, orderId)).toMatchObject({ state: 'paid' })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 115 })
})

test('only admins change packages; orders keep what they were made with', async () => {
  const { ctx, buyer } = await scene()
  const input = { id: 'tiny', credits: 10, amountMinor: 150, currency: 'USD', active: true }
  await expect(savePackage(buyer, input)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  await savePackage(admin, input)
  const { orderId } = await startCheckout(buyer, { ...starter, packageId: 'tiny', amountMinor: 150 })
  await savePackage(admin, { ...input, credits: 12, active: false })
  expect((await listPackages(ctx)).map(({ id }) => id)).not.toContain('tiny')
  expect(await getOrder(buyer, orderId)).toMatchObject({ credits: 10, amountMinor: 150 })
})

test('nobody sees another’s order', async () => {
  const { ctx, buyer } = await scene()
  const { orderId } = await startCheckout(buyer, starter)
  const stranger = asUser(ctx, await createUser(ctx))
  await expect(getOrder(stranger, orderId)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  expect((await listUnpaidOrders(stranger, { limit: 10 })).orders).toEqual([])
})
