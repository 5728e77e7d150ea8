import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import type { FakeClock } from '../../../testing/fake-clock'
import type { CreemSimulator } from '../../../testing/simulators/creem'
import type { MoneyFact } from '../gateway'
import { openCheckout, readCheckout } from './checkouts'
import { listFacts } from './list-facts'
import { answeringApi } from './testing/answering-api'
import { openCreem, type OpenCreem } from './testing/open-creem'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const signal = AbortSignal.timeout(30_000)

let open: OpenCreem
let creem: CreemSimulator
let ctx: Ctx
let clock: FakeClock
let orderFor: OpenCreem['orderFor']
beforeAll(async () => {
  open = await openCreem()
  ;({ creem, ctx, clock, orderFor } = open)
  creem.webhooks.manner = 'lost'
})
beforeEach(() => {
  creem.requests.length = 0
  creem.listing = 'newest-first'
})
afterAll(() => open.close())

async function openAndPay() {
  const order = orderFor(creem.addProduct().id)
  const session = await openCheckout(ctx, order, signal)
  return { order, session, sale: await creem.pay(session.gatewaySessionId) }
}

async function listed(since: Date): Promise<MoneyFact[]> {
  const facts: MoneyFact[] = []
  for await (const fact of listFacts(ctx, since, signal)) facts.push(fact)
  return facts
}

const idsOf = (facts: readonly MoneyFact[]) =>
  facts.flatMap((fact) =>
    fact.kind === 'subscription' || fact.kind === 'returned'
      ? []
      : 'gatewayPaymentId' in fact
        ? fact.gatewayPaymentId
        : fact,
  )

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

  test('the list tells every payment since a moment, and how much went back of it in all', async () => {
    clock.advance(HOUR)
    const before = (await openAndPay()).sale.order.id
    clock.advance(HOUR)
    const since = clock.now()
    const plain = (await openAndPay()).sale.order.id
    clock.advance(1000)
    const refunded = (await openAndPay()).sale.order.id
    await creem.refund(refunded)
    const partly = (await openAndPay()).sale.order.id
    await creem.refund(partly, 200)
    await creem.refund(partly, 100)
    await creem.refund(partly, 50, 'pending')
    const disputed = (await openAndPay()).sale.order.id
    await creem.dispute(disputed)
    const declined = (await openAndPay()).sale
    declined.transaction.status = 'declined'

    const facts = await listed(since)
    expect(idsOf(facts)).toEqual([disputed, partly, refunded, plain])
    const readAt = clock.now()
    expect(facts.filter(({ kind }) => kind === 'returned')).toEqual([
      { kind: 'returned', gatewayPaymentId: disputed, returnedMinor: 1210, standing: 'charged-back', readAt },
      { kind: 'returned', gatewayPaymentId: partly, returnedMinor: 300, standing: 'kept', readAt },
      { kind: 'returned', gatewayPaymentId: refunded, returnedMinor: 1210, standing: 'refunded', readAt },
    ])
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

  test('money that goes back months after it was paid is told, and the payment not again', async () => {
    clock.advance(200 * DAY)
    const { sale } = await openAndPay()
    clock.advance(100 * DAY)
    await creem.refund(sale.order.id, 300)
    const told = { kind: 'returned', gatewayPaymentId: sale.order.id, returnedMinor: 300 }
    expect(await listed(clock.now())).toEqual([expect.objectContaining(told)])
    clock.advance(21 * DAY)
    expect(await listed(clock.now())).toEqual([])
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
    clock.advance(121 * DAY)
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

describe('subscriptions, when all their webhooks are lost', () => {
  const plan = (price: number) => creem.addProduct({ billing_type: 'recurring', price }).id

  async function subscribe(product: string) {
    const order = orderFor(product, 'subscription')
    const { gatewaySessionId } = await openCheckout(ctx, order, signal)
    const { subscription } = await creem.pay(gatewaySessionId)
    if (!subscription) throw new Error('no subscription began')
    return subscription
  }

  const factsOf = (facts: readonly MoneyFact[], id: string) =>
    facts.filter(
      (fact) =>
        (fact.kind === 'subscription' && fact.subscription.gatewaySubscriptionId === id) ||
        (fact.kind === 'invoice-paid' && fact.gatewaySubscriptionId === id),
    )

  test('are all told as they stand, and what was paid for them since a moment', async () => {
    clock.set(new Date('2026-04-10T12:00:00Z'))
    const small = plan(1000)
    const { id } = await subscribe(small)
    const since = new Date('2026-05-10T12:00:00Z')
    clock.set(since)
    await creem.renew(id)
    const paid = creem.subscriptions.get(id)?.last_transaction_id
    const declined = await subscribe(small)
    creem.declining.add(declined.id)
    clock.set(new Date('2026-06-10T12:00:00Z'))
    await creem.renew(declined.id)
    await creem.cancel(id, 'immediate')

    const facts = await listed(since)
    const readAt = clock.now()
    expect(factsOf(facts, id)).toEqual([
      {
        kind: 'subscription',
        subscription: {
          gatewaySubscriptionId: id,
          gatewayCustomerId: creem.subscriptions.get(id)?.customer.id,
          reference: null,
          product: small,
          state: 'canceled',
          cancelsAt: null,
          endedAt: readAt,
          readAt,
        },
      },
      {
        kind: 'invoice-paid',
        gatewayPaymentId: paid,
        gatewayInvoiceId: paid,
        gatewaySubscriptionId: id,
        reference: null,
        amountMinor: 1210,
        currency: 'USD',
        paidAt: since,
        receiptUrl: null,
        lines: [
          { product: small, kind: 'charge', isProration: false, from: since, to: new Date('2026-06-10T12:00:00Z') },
        ],
      },
    ])
    expect(factsOf(facts, declined.id)).toMatchObject([
      { subscription: { state: 'past-due' } },
      { kind: 'invoice-paid', paidAt: since },
    ])
    const kinds = facts.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('subscription')).toBeLessThan(kinds.indexOf('invoice-paid'))
  })

  test('a product’s price is asked for once', async () => {
    const product = plan(1500)
    const since = clock.now()
    for (let sold = 0; sold < 3; sold++) await subscribe(product)
    creem.requests.length = 0
    expect(idsOf(await listed(since)).length).toBeGreaterThanOrEqual(3)
    const pricesAsked = creem.requests.filter(
      ({ path, query }) => path === '/v1/products' && query.product_id === product,
    )
    expect(pricesAsked).toHaveLength(1)
  })

  test('what cannot be told does not hide the rest', async () => {
    const api = await answeringApi()
    const shown = {
      id: 'sub_1',
      status: 'active',
      product: { id: 'prod_1', price: 1000, currency: 'USD', tax_mode: 'exclusive' },
      customer: 'cust_1',
    }
    const period = { period_start: Date.parse('2026-01-10T12:00:00Z'), period_end: Date.parse('2026-02-10T12:00:00Z') }
    const paid = { status: 'paid', type: 'invoice', amount: 1000, currency: 'USD', created_at: period.period_start }
    const answer = (path: string, items: object[]) =>
      api.answers.set(`${path}?page_number=1&page_size=100`, { items, pagination: { next_page: null } })
    answer('/v1/subscriptions/search', [{ ...shown, id: 'sub_strange', status: 'frozen' }, shown])
    answer('/v1/transactions/search', [
      { ...paid, id: 'tran_nobodys', ...period },
      { ...paid, id: 'tran_of_no_time', subscription: 'sub_1' },
      { ...paid, id: 'tran_of_the_unknown', subscription: 'sub_gone', ...period },
      { ...paid, id: 'tran_1', subscription: 'sub_1', ...period },
    ])
    const facts: MoneyFact[] = []
    for await (const fact of listFacts(api.ctx, new Date(0), signal)) facts.push(fact)
    expect(facts).toMatchObject([
      { kind: 'subscription', subscription: { gatewaySubscriptionId: 'sub_1' } },
      { kind: 'invoice-paid', gatewayPaymentId: 'tran_1' },
    ])
    expect(facts).toHaveLength(2)
  })

  test('a list that breaks off is no list', async () => {
    await subscribe(plan(1000))
    creem.faults.push('none', '500')
    await expect(listed(clock.now())).rejects.toMatchObject({ outcome: 'unknown' })
  })
})
