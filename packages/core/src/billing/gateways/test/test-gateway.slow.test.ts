import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../kernel/clock'
import { createConfigReader } from '../../../kernel/config'
import type { Gateway, MoneyFact } from '../gateway'
import type { Ctx } from '../../../kernel/context'
import { freshDatabase } from '../../../testing/database'
import { world } from '../../../testing/world'
import { cancelTestCheckout, disputeTestPayment, payTestCheckout, readTestCheckout, testDoor } from './index'
import { findCheckout } from './checkout'
import { signatureOf, SIGNATURE_HEADER } from './signature'
import { openCheckout, openTestGateway, orderFor } from './testing/open-checkout'

const { signal } = new AbortController()

async function listed(ctx: Ctx, gateway: Gateway, since: Date): Promise<MoneyFact[]> {
  const facts: MoneyFact[] = []
  for await (const fact of gateway.listFacts(ctx, since, signal)) facts.push(fact)
  return facts
}

test('it opens on the demo instance, and only while no real gateway has a key', () => {
  const isOpen = (env: Record<string, string>) => testDoor.open(createConfigReader(env)) !== null
  expect(isOpen({ STUDIOLO_DEMO: '1' })).toBe(true)
  expect(isOpen({ STUDIOLO_DEMO: '1', STRIPE_SECRET_KEY: '', CREEM_API_KEY: '' })).toBe(true)
  expect(isOpen({})).toBe(false)
  expect(isOpen({ STUDIOLO_DEMO: '0' })).toBe(false)
  expect(isOpen({ STUDIOLO_DEMO: '1', STRIPE_SECRET_KEY: 'sk_test_1' })).toBe(false)
  expect(isOpen({ STUDIOLO_DEMO: '1', CREEM_API_KEY: 'creem_test_1' })).toBe(false)
})

test('where it is not open its checkouts do not exist', async () => {
  const { ctx: demo, id } = await openCheckout()
  const refusing = [{}, { STUDIOLO_DEMO: '1', STRIPE_SECRET_KEY: 'sk_live_1' }]
  for (const env of refusing) {
    const { ctx } = await world({ env })
    await expect(readTestCheckout(ctx, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(payTestCheckout(ctx, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(cancelTestCheckout(ctx, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(disputeTestPayment(ctx, id, 'opened')).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  }
  expect((await readTestCheckout(demo, id)).state).toBe('open')
})

test('the same reference opens the same checkout, also at the same moment', async () => {
  const { ctx } = await world({ env: { STUDIOLO_DEMO: '1' } })
  const gateway = openTestGateway(ctx)
  const order = orderFor(ctx)
  const [first, second] = await Promise.all([
    gateway.openSession(ctx, order, signal),
    gateway.openSession(ctx, order, signal),
  ])
  const third = await gateway.openSession(ctx, order, signal)
  const other = await gateway.openSession(ctx, orderFor(ctx), signal)
  expect([second, third]).toEqual([first, first])
  expect(first.url).toBe(`http://127.0.0.1:3000/test-checkout/${first.gatewaySessionId}`)
  expect(other.gatewaySessionId).not.toBe(first.gatewaySessionId)
  expect(await readTestCheckout(ctx, first.gatewaySessionId)).toEqual({
    id: first.gatewaySessionId,
    state: 'open',
    kind: 'purchase',
    credits: 355,
    amountMinor: 3000,
    currency: 'USD',
    email: 'demo@example.org',
    refundedMinor: 0,
    subscriptionId: null,
    keepsMethod: false,
    lines: [],
    returnUrl: order.returnUrl,
    cancelUrl: order.cancelUrl,
  })
})

test('a closed checkout cannot be paid; a paid one cannot be closed', async () => {
  const { ctx, gateway, id, sent } = await openCheckout()
  expect(await gateway.closeSession(ctx, id, signal)).toBe(true)
  expect(await gateway.closeSession(ctx, id, signal)).toBe(true)
  await expect(payTestCheckout(ctx, id)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { state: 'expired' } })
  expect(await sent()).toHaveLength(1)
  expect(await gateway.closeSession(ctx, 'tcs_unknown', signal)).toBe(true)

  const { gatewaySessionId: paid } = await gateway.openSession(ctx, orderFor(ctx), signal)
  await payTestCheckout(ctx, paid)
  expect(await gateway.closeSession(ctx, paid, signal)).toBe(false)
  expect((await readTestCheckout(ctx, paid)).state).toBe('paid')
})

test('what it signed it knows again, whatever the type; what it did not is nobody’s event', async () => {
  const { ctx, gateway } = await openCheckout()
  const verify = (body: string, signature = signatureOf(ctx, body)) =>
    gateway.verify(ctx, body, new Headers({ [SIGNATURE_HEADER]: signature }))
  expect(verify('{"id":"tev_1","type":"of.tomorrow"}')).toEqual({ eventId: 'tev_1', type: 'of.tomorrow' })
  expect(verify('{"id":"tev_1","type":"of.tomorrow"}', 't=1,v1=00')).toBeNull()
  expect(verify('not json')).toBeNull()
  expect(verify('{"id":7}')).toBeNull()
  expect(gateway.verify(ctx, '{}', new Headers())).toBeNull()
  expect(await gateway.readFacts(ctx, '{"id":"tev_1","type":"of.tomorrow"}', signal)).toEqual([])
})

test('a refund of one reference is one refund, and never more than was paid', async () => {
  const { ctx, clock, gateway, id, sent } = await openCheckout()
  await payTestCheckout(ctx, id)
  const payment = `tpy_${id.slice(4)}`
  const refund = (reference: string, amountMinor: number, currency = 'USD', gatewayPaymentId = payment) =>
    gateway.refund(ctx, { reference, gatewayPaymentId, amountMinor, currency }, signal)
  const refused = { name: 'GatewayError', outcome: 'refused' }
  await sent()

  const fact = {
    kind: 'refund',
    gatewayRefundId: 'tre_a',
    gatewayPaymentId: payment,
    amountMinor: 1000,
    state: 'succeeded',
    at: clock.now(),
  }
  expect(await Promise.all([refund('a', 1000), refund('a', 1000)])).toEqual([[fact], [fact]])
  clock.advance(HOUR_MS)
  expect(await refund('a', 1000)).toEqual([fact])
  expect(await sent()).toHaveLength(1)
  await expect(refund('a', 999)).rejects.toMatchObject(refused)
  await expect(refund('b', 2001)).rejects.toMatchObject(refused)
  await expect(refund('b', 0)).rejects.toMatchObject(refused)
  await expect(refund('b', 2000, 'EUR')).rejects.toMatchObject(refused)
  await expect(refund('b', 2000, 'USD', 'tpy_unknown')).rejects.toMatchObject(refused)
  await refund('b', 2000)
  expect((await readTestCheckout(ctx, id)).refundedMinor).toBe(3000)

  const { gatewaySessionId: unpaid } = await gateway.openSession(ctx, orderFor(ctx), signal)
  await expect(refund('c', 1, 'USD', `tpy_${unpaid.slice(4)}`)).rejects.toMatchObject(refused)
})

test('its webhooks and its list tell the same facts, each since a moment', async () => {
  const database = await freshDatabase()
  const { ctx, clock, gateway, id, order } = await openCheckout({ database })
  const start = clock.now()
  await payTestCheckout(ctx, id)
  clock.advance(HOUR_MS)
  const later = clock.now()
  const payment = `tpy_${id.slice(4)}`
  await gateway.refund(ctx, { reference: 'a', gatewayPaymentId: payment, amountMinor: 500, currency: 'USD' }, signal)
  await disputeTestPayment(ctx, payment, 'opened')
  await disputeTestPayment(ctx, id, 'won')
  const { gatewaySessionId: other } = await gateway.openSession(ctx, orderFor(ctx), signal)
  await cancelTestCheckout(ctx, other)

  const all = await listed(ctx, gateway, start)
  const dispute = { kind: 'dispute', gatewayPaymentId: payment, amountMinor: 2500, at: later }
  expect(all).toMatchObject([
    {
      kind: 'paid',
      gatewayPaymentId: payment,
      reference: order.reference,
      gatewaySessionId: id,
      amountMinor: 3000,
      currency: 'USD',
      paidAt: start,
      receiptUrl: `http://127.0.0.1:3000/test-checkout/${id}`,
    },
    { kind: 'refund', gatewayRefundId: 'tre_a', amountMinor: 500, state: 'succeeded', at: later },
    { ...dispute, state: 'open' },
    { ...dispute, state: 'won' },
    { kind: 'session-closed', gatewaySessionId: other },
  ])
  expect(await listed(ctx, gateway, later)).toEqual(all.slice(1))
  expect(await listed(ctx, gateway, new Date(later.getTime() + 1))).toEqual([])

  const kept = [await findCheckout(ctx, id), await findCheckout(ctx, other)].flatMap((row) => row?.events ?? [])
  const told = await Promise.all(kept.map((event) => gateway.readFacts(ctx, JSON.stringify(event), signal)))
  expect(told.flat()).toEqual(all)
})
