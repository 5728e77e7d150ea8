import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import type { FakeClock } from '../../../testing/fake-clock'
import { startCreemSimulator, type CreemSimulator } from '../../../testing/simulators/creem'
import { world } from '../../../testing/world'
import type { Gateway, MoneyFact, SessionOrder } from '../gateway'
import { creemDoor } from './index'
import { createProduct } from './products'

const HOUR = 3_600_000
const signal = AbortSignal.timeout(30_000)

let creem: CreemSimulator
let ctx: Ctx
let clock: FakeClock
let gateway: Gateway
let house: Server
/** What arrived at our door, verified and read. */
const arrived: { eventId: string; type: string; facts: MoneyFact[] }[] = []

beforeAll(async () => {
  house = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const event = gateway.verify(ctx, body, new Headers(request.headers as Record<string, string>))
      if (!event) return void response.writeHead(401).end()
      void gateway.readFacts(ctx, body, signal).then((facts) => {
        arrived.push({ ...event, facts })
        response.end()
      })
    })
  })
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve))
  creem = await startCreemSimulator({
    webhookUrl: `http://127.0.0.1:${(house.address() as AddressInfo).port}/creem`,
    now: () => clock.now(),
    taxPercent: 21,
  })
  const secrets = `retired,${creem.env.CREEM_WEBHOOK_SECRETS}`
  const made = await world({
    env: { ...creem.env, CREEM_WEBHOOK_SECRETS: secrets },
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
  })
  ctx = made.ctx
  clock = made.clock
  const opened = creemDoor.open(ctx.config)
  if (!opened) throw new Error('Creem is not configured')
  gateway = opened
})
beforeEach(() => {
  arrived.length = 0
  creem.requests.length = 0
  creem.webhooks.manner = 'once'
})
afterAll(async () => {
  await creem.close()
  await new Promise((resolve) => house.close(resolve))
})

function orderFor(product: string | null): SessionOrder {
  return {
    reference: ctx.ids.next('cks'),
    orderId: ctx.ids.next('ord'),
    packageId: 'standard',
    credits: 1000,
    amountMinor: 1000,
    currency: 'USD',
    product,
    email: 'maker@example.com',
    returnUrl: 'http://127.0.0.1:3000/billing/back?order=1',
    cancelUrl: 'http://127.0.0.1:3000/billing',
    expiresAt: new Date(clock.now().getTime() + HOUR),
  }
}

async function openAndPay() {
  const order = orderFor(creem.addProduct().id)
  const session = await gateway.openSession(ctx, order, signal)
  return { order, session, sale: await creem.pay(session.gatewaySessionId) }
}

describe('a purchase through Creem', () => {
  test('from the product over the page to pay, a refund of a part and a dispute', async () => {
    const wanted = { name: 'Standard', description: '1000 credits', amountMinor: 1000, currency: 'USD' }
    const product = await createProduct(ctx, wanted, signal)
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
      message: 'package standard has no Creem product: run the sync',
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

  test('a subscription’s checkout is nothing yet', async () => {
    const { id } = creem.addProduct({ billing_type: 'recurring' })
    const { gatewaySessionId } = await gateway.openSession(ctx, orderFor(id), signal)
    await creem.pay(gatewaySessionId)
    expect(arrived).toMatchObject([{ type: 'checkout.completed', facts: [] }])
  })
})
