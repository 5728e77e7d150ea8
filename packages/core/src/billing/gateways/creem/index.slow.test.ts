import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import type { FakeClock } from '../../../testing/fake-clock'
import type { CreemSimulator } from '../../../testing/simulators/creem'
import type { Gateway } from '../gateway'
import { createProduct } from './products'
import { openCreem, type OpenCreem } from './testing/open-creem'

const signal = AbortSignal.timeout(30_000)

let open: OpenCreem
let creem: CreemSimulator
let ctx: Ctx
let clock: FakeClock
let gateway: Gateway
let arrived: OpenCreem['arrived']
let orderFor: OpenCreem['orderFor']
beforeAll(async () => {
  open = await openCreem()
  ;({ creem, ctx, clock, gateway, arrived, orderFor } = open)
})
beforeEach(() => {
  arrived.length = 0
  creem.requests.length = 0
  creem.webhooks.manner = 'once'
})
afterAll(() => open.close())

async function openAndPay() {
  const order = orderFor(creem.addProduct().id)
  const session = await gateway.openSession(ctx, order, signal)
  return { order, session, sale: await creem.pay(session.gatewaySessionId) }
}

describe('a purchase through Creem', () => {
  test('from the product over the page to pay, a refund of a part and a dispute', async () => {
    const wanted = { name: 'Standard', description: '1000 credits', amountMinor: 1000, currency: 'USD' }
    const product = await createProduct(ctx, { ...wanted, mode: 'payment' }, signal)
    const order = orderFor(product.id)
    const { gatewaySessionId, url } = await gateway.openSession(ctx, order, signal)
    expect(creem.requests.at(-1)).toMatchObject({
      path: '/v1/checkouts',
      body: {
        product_id: product.id,
        request_id: order.reference,
        units: 1,
        customer: { email: 'maker@example.com' },
        success_url: order.returnUrl,
        metadata: { reference: order.reference, orderId: order.orderId },
      },
    })

    expect(await (await fetch(url)).text()).toContain('10.00 USD')
    const paidFor = await fetch(url, { method: 'POST', redirect: 'manual' })
    expect(paidFor.status).toBe(303)
    const back = new URL(paidFor.headers.get('location') ?? '')
    expect(back.href).toContain('http://127.0.0.1:3000/billing/back?order=1&')
    expect(back.searchParams.get('request_id')).toBe(order.reference)
    const payment = back.searchParams.get('order_id') ?? ''
    expect(arrived.map(({ facts }) => facts)).toEqual([
      [
        {
          kind: 'paid',
          gatewayPaymentId: payment,
          reference: order.reference,
          gatewaySessionId,
          amountMinor: 1210,
          currency: 'USD',
          paidAt: clock.now(),
          receiptUrl: null,
        },
      ],
    ])

    const refund = await creem.refund(payment, 300)
    const dispute = await creem.dispute(payment)
    const { id: gatewayRefundId } = refund
    expect(arrived.slice(1)).toMatchObject([
      {
        type: 'refund.created',
        facts: [{ kind: 'refund', gatewayRefundId, gatewayPaymentId: payment, amountMinor: 300, state: 'succeeded' }],
      },
      {
        type: 'dispute.created',
        facts: [{ kind: 'dispute', gatewayDisputeId: dispute.id, gatewayPaymentId: payment, state: 'open' }],
      },
    ])
    expect(creem.webhooks.deliveries.flatMap(({ answers }) => answers)).toEqual([200, 200, 200])
  })

  test('a package without a product is refused before anything is asked', async () => {
    await expect(gateway.openSession(ctx, orderFor(null), signal)).rejects.toMatchObject({
      outcome: 'refused',
      message: 'standard has no Creem product: run the sync',
    })
    expect(creem.requests).toEqual([])
  })

  test.each([null, 'nobody@nowhere'])('the address %j is not filled in', async (email) => {
    await gateway.openSession(ctx, { ...orderFor(creem.addProduct().id), email }, signal)
    expect(creem.requests.at(-1)?.body).not.toHaveProperty('customer')
  })

  test('asked again for the same reference it opens another checkout, as the gateway says of itself', async () => {
    const order = orderFor(creem.addProduct().id)
    const first = await gateway.openSession(ctx, order, signal)
    const second = await gateway.openSession(ctx, order, signal)
    expect(second.gatewaySessionId).not.toBe(first.gatewaySessionId)
    expect(gateway.idempotent).toBe(false)
  })

  test('nothing can be closed or given back from here', async () => {
    const { session, sale } = await openAndPay()
    expect(await gateway.closeSession(ctx, session.gatewaySessionId, signal)).toBe(false)
    const refund = { reference: 'r1', gatewayPaymentId: sale.order.id, amountMinor: 10, currency: 'USD' }
    await expect(gateway.refund(ctx, refund, signal)).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('webhooks that come twice and backwards say the same', async () => {
    creem.webhooks.manner = 'held'
    const { sale } = await openAndPay()
    await creem.refund(sale.order.id)
    expect(arrived).toEqual([])
    await creem.webhooks.deliverHeld()
    expect(arrived.map(({ type }) => type)).toEqual(['refund.created', 'checkout.completed'])

    creem.webhooks.manner = 'twice'
    await openAndPay()
    const [first, again] = arrived.slice(2)
    expect(again).toEqual(first)
    expect(arrived).toHaveLength(4)
  })

  test('a webhook under a stranger’s secret stays outside', async () => {
    const secret = creem.webhooks.secret
    creem.webhooks.secret = 'a stranger’s'
    await openAndPay()
    creem.webhooks.secret = secret
    expect(arrived).toEqual([])
    expect(creem.webhooks.deliveries.at(-1)?.answers).toEqual([401])
  })
})

const BEGUN = new Date('2026-04-10T12:00:00Z')
const END = new Date('2026-05-10T12:00:00Z')

/** What webhooks told since it was asked last. */
const heard = () => arrived.splice(0).map(({ type, facts }) => ({ type, facts }))

describe('a subscription through Creem', () => {
  beforeEach(() => clock.set(BEGUN))

  test('from the product over its first month, refunded and disputed, to its second', async () => {
    const wanted = { name: 'Pro', description: 'Monthly', amountMinor: 1000, currency: 'USD' }
    const made = await gateway.products?.create(ctx, { ...wanted, mode: 'subscription' }, signal)
    expect(await gateway.products?.list(ctx, signal)).toContainEqual(made)
    const order = orderFor(made?.id ?? null, 'subscription')
    const { gatewaySessionId } = await gateway.openSession(ctx, order, signal)
    const { subscription, transaction } = await creem.pay(gatewaySessionId)
    const id = subscription?.id ?? ''
    const state = {
      kind: 'subscription',
      subscription: {
        gatewaySubscriptionId: id,
        gatewayCustomerId: subscription?.customer.id,
        reference: order.reference,
        product: made?.id,
        state: 'active',
        cancelsAt: null,
        endedAt: null,
        readAt: BEGUN,
      },
    }
    const paid = {
      kind: 'invoice-paid',
      gatewayPaymentId: transaction.id,
      gatewayInvoiceId: transaction.id,
      gatewaySubscriptionId: id,
      reference: order.reference,
      amountMinor: 1210,
      currency: 'USD',
      paidAt: BEGUN,
      receiptUrl: null,
      lines: [{ product: made?.id, kind: 'charge', isProration: false, from: BEGUN, to: END }],
    }
    expect(heard()).toEqual([
      { type: 'checkout.completed', facts: [state] },
      { type: 'subscription.active', facts: [state] },
      { type: 'subscription.paid', facts: [state, paid] },
    ])

    await creem.refund(transaction.id, 300)
    await creem.dispute(transaction.id)
    clock.set(END)
    await creem.renew(id)
    const month = heard()
    expect(month).toMatchObject([
      { facts: [{ kind: 'refund', gatewayPaymentId: transaction.id, amountMinor: 300 }] },
      { facts: [{ kind: 'dispute', gatewayPaymentId: transaction.id, amountMinor: 1210 }] },
      { type: 'subscription.update', facts: [{ subscription: { state: 'active' } }] },
      {
        type: 'subscription.paid',
        facts: [
          {},
          { amountMinor: 1210, lines: [{ isProration: false, from: END, to: new Date('2026-06-10T12:00:00Z') }] },
        ],
      },
    ])
    const [, second] = month.at(-1)?.facts ?? []
    expect(second).toMatchObject({ gatewayPaymentId: expect.not.stringMatching(transaction.id) })
  })

  test('that is not paid is past due until it is', async () => {
    const { id } = await open.subscribe()
    heard()
    clock.set(END)
    creem.declining.add(id)
    await creem.renew(id)
    expect(heard()).toMatchObject([{ type: 'subscription.past_due', facts: [{ subscription: { state: 'past-due' } }] }])
    creem.declining.delete(id)
    await creem.renew(id)
    expect(heard()).toMatchObject([
      { facts: [{ subscription: { state: 'active' } }] },
      { facts: [{ subscription: { state: 'active' } }, { kind: 'invoice-paid' }] },
    ])
  })

  test('says the same when its webhooks come twice and backwards', async () => {
    creem.webhooks.manner = 'held'
    const { id } = await open.subscribe()
    await gateway.subscriptions.cancel(ctx, { gatewaySubscriptionId: id, at: 'now' }, signal)
    await creem.webhooks.deliverHeld()
    const told = heard()
    expect(told.map(({ type }) => type)).toEqual([
      'subscription.canceled',
      'subscription.paid',
      'subscription.active',
      'checkout.completed',
    ])
    for (const { facts } of told) expect(facts[0]).toMatchObject({ subscription: { state: 'canceled' } })

    creem.webhooks.manner = 'twice'
    await open.subscribe()
    const paid = heard().filter(({ type }) => type === 'subscription.paid')
    expect(paid).toHaveLength(2)
    expect(paid[0]).toEqual(paid[1])
  })

  test('whose webhooks are lost is found by its checkout', async () => {
    creem.webhooks.manner = 'lost'
    const { id, gatewaySessionId, order } = await open.subscribe()
    expect(await gateway.readSession?.(ctx, gatewaySessionId, signal)).toMatchObject([
      { kind: 'subscription', subscription: { gatewaySubscriptionId: id, reference: order.reference } },
    ])
  })
})
