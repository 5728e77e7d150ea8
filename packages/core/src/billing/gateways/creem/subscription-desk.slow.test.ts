import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import type { FakeClock } from '../../../testing/fake-clock'
import type { CreemSimulator } from '../../../testing/simulators/creem'
import type { Gateway, MoneyFact } from '../gateway'
import { creditsOfInvoice } from '../../subscriptions/invoice-credits'
import { openCreem, type OpenCreem } from './testing/open-creem'

const signal = AbortSignal.timeout(30_000)
const BEGUN = new Date('2026-04-10T12:00:00Z')
const HALFWAY = new Date('2026-04-25T12:00:00Z')
const END = new Date('2026-05-10T12:00:00Z')

let open: OpenCreem
let creem: CreemSimulator
let ctx: Ctx
let clock: FakeClock
let gateway: Gateway
beforeAll(async () => {
  open = await openCreem()
  ;({ creem, ctx, clock, gateway } = open)
})
beforeEach(() => {
  clock.set(BEGUN)
  creem.webhooks.manner = 'once'
})
afterAll(() => open.close())

const plan = (price: number) => creem.addProduct({ billing_type: 'recurring', price }).id

async function subscribe(price?: number) {
  const begun = await open.subscribe(price)
  heard()
  creem.requests.length = 0
  return begun
}

/** What webhooks told since it was asked last. */
const heard = () => open.arrived.splice(0).map(({ type, facts }) => ({ type, facts }))
const posted = () =>
  creem.requests.splice(0).flatMap(({ method, path, body }) => (method === 'POST' ? { path, body } : []))
const changeOf = (id: string, product: string, from: 'now' | 'next') => ({
  reference: 'chg_1',
  gatewaySubscriptionId: id,
  product,
  amountMinor: 3000,
  currency: 'USD',
  from,
})

describe('a change of plan', () => {
  const creditsOf = (fact: MoneyFact | undefined, monthly: Record<string, number>) => {
    if (fact?.kind !== 'invoice-paid') throw new Error('nothing was paid')
    const lines = fact.lines.map((line) => ({
      ...line,
      planId: line.product,
      monthlyCredits: monthly[line.product] ?? Number.NaN,
    }))
    return creditsOfInvoice(lines)
  }

  test('now charges the rest of the month, which is for as many credits as that buys', async () => {
    const { id, product } = await subscribe(1000)
    clock.set(HALFWAY)
    const dearer = plan(3000)
    const change = changeOf(id, dearer, 'now')
    expect(await gateway.subscriptions.change(ctx, change, signal)).toMatchObject({ product: dearer, state: 'active' })
    expect(posted()).toEqual([
      {
        path: `/v1/subscriptions/${id}/upgrade`,
        body: { product_id: dearer, update_behavior: 'proration-charge-immediately' },
      },
    ])
    const [update, paid] = heard()
    expect(update?.facts).toMatchObject([{ subscription: { product: dearer } }])
    const invoice = paid?.facts.at(-1)
    expect(invoice).toMatchObject({
      kind: 'invoice-paid',
      amountMinor: 1210,
      lines: [{ product: dearer, kind: 'charge', isProration: true, to: END }],
    })
    // 10.00 of 30.00; the rest of the new plan less the rest of the old one would be as much.
    expect(creditsOf(invoice, { [product]: 100, [dearer]: 300 })).toEqual({
      planId: dearer,
      credits: 100,
      periodEnd: END,
    })
  })

  test('next changes the price alone', async () => {
    const { id } = await subscribe(3000)
    clock.set(HALFWAY)
    const cheaper = plan(1000)
    expect(await gateway.subscriptions.change(ctx, changeOf(id, cheaper, 'next'), signal)).toMatchObject({
      product: cheaper,
    })
    expect(posted()).toMatchObject([{ body: { product_id: cheaper, update_behavior: 'proration-none' } }])
    expect(heard().flatMap(({ facts }) => facts.map(({ kind }) => kind))).toEqual(['subscription'])
    clock.set(END)
    await creem.renew(id)
    expect(heard().at(-1)?.facts.at(-1)).toMatchObject({
      amountMinor: 1210,
      lines: [{ product: cheaper, isProration: false }],
    })
  })

  test('that was declined is refused, and nothing has changed', async () => {
    const { id, product } = await subscribe(1000)
    creem.declining.add(id)
    const change = changeOf(id, plan(3000), 'now')
    await expect(gateway.subscriptions.change(ctx, change, signal)).rejects.toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('Your card was declined'),
    })
    expect(await gateway.subscriptions.read(ctx, id, signal)).toMatchObject({ product, state: 'active' })
  })

  test('whose answer was lost is made once when it is asked again', async () => {
    const { id } = await subscribe(1000)
    clock.set(HALFWAY)
    const change = changeOf(id, plan(3000), 'now')
    const before = creem.payments.size
    // The first request only looks.
    creem.faults.push('500')
    await expect(gateway.subscriptions.change(ctx, change, signal)).rejects.toMatchObject({ outcome: 'unknown' })
    expect(posted()).toEqual([])
    creem.faults.push('none', 'lost-answer')
    await expect(gateway.subscriptions.change(ctx, change, signal)).rejects.toMatchObject({ outcome: 'unknown' })
    expect(creem.payments.size).toBe(before + 1)
    await gateway.subscriptions.change(ctx, change, signal)
    expect(posted()).toMatchObject([{ path: `/v1/subscriptions/${id}/upgrade` }])
    expect(creem.payments.size).toBe(before + 1)
  })

  test('has no price beforehand', async () => {
    const { from: _from, ...change } = changeOf('sub_1', 'prod_1', 'now')
    expect(await gateway.subscriptions.preview(ctx, change, signal)).toBeNull()
  })
})

describe('an end', () => {
  const desk = () => gateway.subscriptions
  const at = (gatewaySubscriptionId: string, when: 'now' | 'period-end') => ({ gatewaySubscriptionId, at: when })

  test('with the month, taken back, set again and reached', async () => {
    const { id } = await subscribe()
    for (const _again of [1, 2]) {
      const ending = await desk().cancel(ctx, at(id, 'period-end'), signal)
      expect(ending).toMatchObject({ state: 'active', cancelsAt: END, endedAt: null })
    }
    expect(posted()).toEqual([
      { path: `/v1/subscriptions/${id}/cancel`, body: { mode: 'scheduled', onExecute: 'cancel' } },
    ])
    expect(heard()).toMatchObject([
      { type: 'subscription.scheduled_cancel', facts: [{ subscription: { state: 'active', cancelsAt: END } }] },
    ])

    for (const _again of [1, 2]) expect(await desk().resume(ctx, id, signal)).toMatchObject({ cancelsAt: null })
    expect(posted()).toEqual([{ path: `/v1/subscriptions/${id}/resume`, body: undefined }])

    await desk().cancel(ctx, at(id, 'period-end'), signal)
    clock.set(END)
    await creem.renew(id)
    expect(heard().at(-1)).toMatchObject({
      type: 'subscription.canceled',
      facts: [{ subscription: { state: 'canceled', endedAt: END } }],
    })
    expect([...creem.payments.values()].filter(({ subscription }) => subscription?.id === id)).toHaveLength(1)
  })

  test('at once, asked for twice, also of one that was to end with its month', async () => {
    const { id } = await subscribe()
    await desk().cancel(ctx, at(id, 'period-end'), signal)
    clock.set(HALFWAY)
    for (const _again of [1, 2]) {
      const ended = await desk().cancel(ctx, at(id, 'now'), signal)
      expect(ended).toMatchObject({ state: 'canceled', endedAt: HALFWAY, cancelsAt: null })
    }
    expect(posted()).toMatchObject([{ body: { mode: 'scheduled' } }, { body: { mode: 'immediate' } }])
    expect(await desk().read(ctx, id, signal)).toMatchObject({ state: 'canceled', readAt: HALFWAY })
    expect(await desk().resume(ctx, id, signal)).toMatchObject({ state: 'canceled' })
  })
})

test('the portal is the customer’s, who is looked up when nobody knows', async () => {
  const { id, customer } = await subscribe()
  const portal = { gatewaySubscriptionId: id, returnUrl: 'http://127.0.0.1:3000/billing' }
  for (const gatewayCustomerId of [customer, null]) {
    expect(await gateway.subscriptions.openPortal(ctx, { ...portal, gatewayCustomerId }, signal)).toEqual({
      url: `${creem.url}/portal/${customer}`,
    })
  }
  const stranger = { ...portal, gatewayCustomerId: 'cust_nobody' }
  await expect(gateway.subscriptions.openPortal(ctx, stranger, signal)).rejects.toMatchObject({ outcome: 'refused' })
})

test.each([
  ['429', 'refused'],
  ['500', 'unknown'],
  ['garbage', 'unknown'],
] as const)('%s is %s', async (fault, outcome) => {
  const { id } = await subscribe()
  creem.faults.push(fault)
  await expect(gateway.subscriptions.read(ctx, id, signal)).rejects.toMatchObject({ outcome })
  await expect(gateway.subscriptions.read(ctx, 'sub_nobody', signal)).rejects.toMatchObject({ outcome: 'refused' })
})
