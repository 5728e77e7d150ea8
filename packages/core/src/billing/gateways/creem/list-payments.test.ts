import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import type { FakeClock } from '../../../testing/fake-clock'
import { startCreemSimulator, type CreemSimulator } from '../../../testing/simulators/creem'
import { world } from '../../../testing/world'
import type { MoneyFact, SessionOrder } from '../gateway'
import { openCheckout, readCheckout } from './checkouts'
import { listPayments } from './list-payments'

const HOUR = 3_600_000
const signal = AbortSignal.timeout(30_000)

let creem: CreemSimulator
let ctx: Ctx
let clock: FakeClock
beforeAll(async () => {
  creem = await startCreemSimulator({ now: () => clock.now(), taxPercent: 21 })
  const made = await world({ env: creem.env, fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }) })
  ctx = made.ctx
  clock = made.clock
})
beforeEach(() => {
  creem.requests.length = 0
  creem.listing = 'newest-first'
})
afterAll(() => creem.close())

function orderFor(product: string): SessionOrder {
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
  const session = await openCheckout(ctx, order, signal)
  return { order, session, sale: await creem.pay(session.gatewaySessionId) }
}

async function listed(since: Date): Promise<MoneyFact[]> {
  const facts: MoneyFact[] = []
  for await (const fact of listPayments(ctx, since, signal)) facts.push(fact)
  return facts
}

const idsOf = (facts: readonly MoneyFact[]) =>
  facts.map((fact) => (fact.kind === 'paid' ? fact.gatewayPaymentId : fact))

describe('when the webhook is lost', () => {
  test('the checkout itself tells whose payment it was', async () => {
    const { order, session, sale } = await openAndPay()
    expect(await readCheckout(ctx, session.gatewaySessionId, signal)).toMatchObject([
      { kind: 'paid', reference: order.reference, gatewayPaymentId: sale.order.id, amountMinor: 1210 },
    ])
  })

  test('an open checkout tells nothing, an expired one its end', async () => {
    const order = orderFor(creem.addProduct().id)
    const { gatewaySessionId } = await openCheckout(ctx, order, signal)
    expect(await readCheckout(ctx, gatewaySessionId, signal)).toEqual([])
    creem.expire(gatewaySessionId)
    expect(await readCheckout(ctx, gatewaySessionId, signal)).toEqual([
      { kind: 'session-closed', reference: order.reference, gatewaySessionId },
    ])
  })

  test('the list tells every payment since a moment, whatever became of it, and no refund', async () => {
    clock.advance(HOUR)
    const before = (await openAndPay()).sale.order.id
    clock.advance(HOUR)
    const since = clock.now()
    const plain = (await openAndPay()).sale.order.id
    clock.advance(1000)
    const refunded = (await openAndPay()).sale.order.id
    await creem.refund(refunded)
    const disputed = (await openAndPay()).sale.order.id
    await creem.dispute(disputed)
    const declined = (await openAndPay()).sale
    declined.transaction.status = 'declined'
    const subscription = await openCheckout(ctx, orderFor(creem.addProduct({ billing_type: 'recurring' }).id), signal)
    await creem.pay(subscription.gatewaySessionId)

    const facts = await listed(since)
    expect(idsOf(facts)).toEqual([disputed, refunded, plain])
    expect(facts.at(-1)).toEqual({
      kind: 'paid',
      gatewayPaymentId: plain,
      reference: null,
      gatewaySessionId: null,
      amountMinor: 1210,
      currency: 'USD',
      paidAt: since,
      receiptUrl: null,
    })
    expect(idsOf(await listed(new Date(0)))).toContain(before)
  })

  test('pages are read to the first that is older, and all of them when the list runs the other way', async () => {
    const product = creem.addProduct()
    const sell = async (count: number) => {
      const orders: string[] = []
      for (let sold = 0; sold < count; sold++) {
        const session = await openCheckout(ctx, orderFor(product.id), signal)
        orders.push((await creem.pay(session.gatewaySessionId)).order.id)
        clock.advance(1000)
      }
      return orders
    }
    await sell(230)
    clock.advance(HOUR)
    const since = clock.now()
    const recent = await sell(120)
    const pagesRead = () => creem.requests.filter(({ path }) => path === '/v1/transactions/search').length

    creem.requests.length = 0
    expect(idsOf(await listed(since))).toEqual(recent.toReversed())
    expect(pagesRead()).toBe(3)

    creem.listing = 'oldest-first'
    creem.requests.length = 0
    expect(idsOf(await listed(since))).toEqual(recent)
    expect(pagesRead()).toBe(Math.ceil(creem.sales.size / 100))
  })
})
