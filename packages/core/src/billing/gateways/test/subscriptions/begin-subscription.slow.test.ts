import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../testing/database'
import { HOUR_MS } from '../../../../kernel/clock'
import type { MoneyFact } from '../../gateway'
import { payTestCheckout, readTestCheckout } from '../index'
import { openTestGateway, orderFor } from '../testing/open-checkout'
import { openPlanCheckout, openSubscription, small } from '../testing/open-subscription'

const { signal } = new AbortController()
const january = new Date('2026-01-15T12:00:00.000Z')
const february = new Date('2026-02-15T12:00:00.000Z')

test('paying begins a subscription and tells of its first invoice, not of a payment', async () => {
  const { ctx, id, order, subscriptionId, sent, told, read } = await openPlanCheckout()
  await expect(read()).rejects.toMatchObject({ name: 'GatewayError', outcome: 'refused' })
  expect(await payTestCheckout(ctx, id)).toEqual({ next: order.returnUrl })
  expect(await sent()).toEqual([`tev_${id.slice(4)}_1`, `tev_${id.slice(4)}_2`])
  expect(await told()).toEqual([
    {
      kind: 'invoice-paid',
      gatewayPaymentId: `tpy_${id.slice(4)}`,
      gatewayInvoiceId: id,
      gatewaySubscriptionId: subscriptionId,
      reference: order.reference,
      amountMinor: 1200,
      currency: 'USD',
      paidAt: january,
      receiptUrl: `http://127.0.0.1:3000/test-checkout/${id}`,
      lines: [{ product: 'small', kind: 'charge', isProration: false, from: january, to: february }],
    },
    { kind: 'subscription', subscription: await read() },
  ])
  expect(await read()).toEqual({
    gatewaySubscriptionId: subscriptionId,
    gatewayCustomerId: null,
    reference: order.reference,
    product: 'small',
    state: 'active',
    cancelsAt: null,
    endedAt: null,
    readAt: january,
  })
})

test('ten clicks at once begin one', async () => {
  const { ctx, id, told } = await openPlanCheckout()
  await Promise.all(Array.from({ length: 10 }, () => payTestCheckout(ctx, id)))
  expect(await told()).toHaveLength(2)
})

test('a subscription needs a product; a purchase keeps none', async () => {
  const { ctx } = await openPlanCheckout()
  const gateway = openTestGateway(ctx)
  const order = orderFor(ctx, { mode: 'subscription' })
  await expect(gateway.openSession(ctx, order, signal)).rejects.toMatchObject({ outcome: 'refused' })
  const purchase = await gateway.openSession(ctx, orderFor(ctx, { product: 'stray' }), signal)
  expect(await readTestCheckout(ctx, purchase.gatewaySessionId)).toMatchObject({ kind: 'purchase', lines: [] })
})

test('its page says what it is before and after', async () => {
  const { ctx, id, subscriptionId } = await openPlanCheckout()
  const open = { kind: 'subscription', state: 'open', credits: 150, amountMinor: 1200, subscriptionId: null, lines: [] }
  expect(await readTestCheckout(ctx, id)).toMatchObject(open)
  await payTestCheckout(ctx, id)
  expect(await readTestCheckout(ctx, id)).toMatchObject({
    kind: 'subscription',
    state: 'paid',
    subscriptionId,
    lines: [{ product: 'small', amountMinor: 1200 }],
  })
})

test('its first invoice is refunded as any payment', async () => {
  const { ctx, gateway, id, told } = await openSubscription()
  const refund = { reference: 'a', gatewayPaymentId: `tpy_${id.slice(4)}`, amountMinor: 1200, currency: small.currency }
  await gateway.refund(ctx, refund, signal)
  expect((await told()).map(({ kind }) => kind)).toEqual(['invoice-paid', 'subscription', 'refund'])
})

test('the list tells each invoice, and each subscription once, as it stands now', async () => {
  const { ctx, clock, gateway, subscriptionId, read } = await openSubscription({ database: await freshDatabase() })
  clock.advance(HOUR_MS)
  const later = clock.now()
  await gateway.subscriptions.cancel(ctx, { gatewaySubscriptionId: subscriptionId, at: 'period-end' }, signal)
  await gateway.subscriptions.resume(ctx, subscriptionId, signal)
  await gateway.subscriptions.cancel(ctx, { gatewaySubscriptionId: subscriptionId, at: 'period-end' }, signal)
  const listed = async (since: Date) => {
    const facts: MoneyFact[] = []
    for await (const fact of gateway.listFacts(ctx, since, signal)) facts.push(fact)
    return facts
  }
  const now = { kind: 'subscription', subscription: { ...(await read()), cancelsAt: february } }
  expect(await listed(january)).toEqual([expect.objectContaining({ kind: 'invoice-paid', paidAt: january }), now])
  expect(await listed(later)).toEqual([now])
  expect(await listed(new Date(later.getTime() + 1))).toEqual([])
})

test('an event of a subscription that is not there says nothing', async () => {
  const { ctx, gateway } = await openSubscription()
  const data = { subscription: 'tsu_unknown' }
  const event = { id: 'tev_1', type: 'subscription.changed', created: january.toISOString(), data }
  expect(await gateway.readFacts(ctx, JSON.stringify(event), signal)).toEqual([])
})
