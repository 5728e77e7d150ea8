import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFakeClock } from '../../fake-clock'
import { startCreemSimulator, type CreemSimulator } from './index'

const clock = createFakeClock()

let creem: CreemSimulator
beforeAll(async () => {
  creem = await startCreemSimulator({ taxPercent: 21, now: () => clock.now() })
})
beforeEach(() => clock.set(new Date('2026-01-31T12:00:00Z')))
afterAll(() => creem.close())

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${creem.url}${path}`, {
    method,
    headers: { 'x-api-key': creem.env.CREEM_API_KEY, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const monthly = (price: number) => creem.addProduct({ billing_type: 'recurring', price })

async function subscribe(price = 1000): Promise<string> {
  const { body } = await ask('POST', '/v1/checkouts', { product_id: monthly(price).id, metadata: { reference: 'r' } })
  const { subscription } = await creem.pay(String(body.id))
  if (!subscription) throw new Error('no subscription began')
  sent()
  return subscription.id
}

const read = async (id: string) => (await ask('GET', `/v1/subscriptions?subscription_id=${id}`)).body

let seen = 0
/** What was sent since it was asked last. */
function sent(): string[] {
  const { deliveries } = creem.webhooks
  const fresh = deliveries.slice(seen).map(({ event }) => event.eventType)
  seen = deliveries.length
  return fresh
}
const transactionsOf = (id: string) =>
  [...creem.payments.values()].flatMap(({ transaction }) => (transaction.subscription === id ? [transaction] : []))

describe('a subscription', () => {
  test('begins with a checkout, and the API tells it without the metadata that the webhooks have', async () => {
    const product = monthly(1000)
    const { body } = await ask('POST', '/v1/checkouts', { product_id: product.id, metadata: { reference: 'r' } })
    const { subscription } = await creem.pay(String(body.id))
    expect(sent()).toEqual(['checkout.completed', 'subscription.active', 'subscription.paid'])
    expect(subscription?.metadata).toEqual({ reference: 'r' })
    const told = await read(String(subscription?.id))
    expect(told).toMatchObject({
      status: 'active',
      product: { id: product.id },
      current_period_start_date: '2026-01-31T12:00:00.000Z',
      current_period_end_date: '2026-02-28T12:00:00.000Z',
      last_transaction: { amount: 1000, amount_paid: 1210, subscription: subscription?.id, type: 'invoice' },
    })
    expect(told).not.toHaveProperty('metadata')
    const checkout = await ask('GET', `/v1/checkouts?checkout_id=${String(body.id)}`)
    expect(checkout.body).toMatchObject({ subscription: subscription?.id, order: { type: 'recurring' } })
  })

  test('goes on month by month from the day it began', async () => {
    const id = await subscribe()
    for (const end of ['2026-03-31', '2026-04-30', '2026-05-31']) {
      await creem.renew(id)
      expect((await read(id)).current_period_end_date).toBe(`${end}T12:00:00.000Z`)
      expect(sent()).toEqual(['subscription.update', 'subscription.paid'])
    }
    expect(transactionsOf(id)).toHaveLength(4)
    expect(new Set(transactionsOf(id).map((one) => one.order)).size).toBe(1)
  })

  test('is past due while the card says no, which the API calls unpaid, and recovers in the same month', async () => {
    const id = await subscribe()
    creem.declining.add(id)
    await creem.renew(id)
    expect(sent()).toEqual(['subscription.past_due'])
    expect(await read(id)).toMatchObject({ status: 'unpaid', current_period_end_date: '2026-02-28T12:00:00.000Z' })
    expect(transactionsOf(id).at(-1)).toMatchObject({ status: 'declined', amount_paid: 0 })
    creem.declining.delete(id)
    await creem.renew(id)
    expect(sent()).toEqual(['subscription.update', 'subscription.paid'])
    expect(await read(id)).toMatchObject({ status: 'active', current_period_end_date: '2026-03-31T12:00:00.000Z' })
  })

  test('ends at once, or with its month, or goes on after all', async () => {
    const now = await subscribe()
    await ask('POST', `/v1/subscriptions/${now}/cancel`, { mode: 'immediate' })
    expect(await read(now)).toMatchObject({ status: 'canceled', canceled_at: '2026-01-31T12:00:00.000Z' })
    expect(sent()).toEqual(['subscription.canceled'])
    expect((await ask('POST', `/v1/subscriptions/${now}/cancel`, { mode: 'immediate' })).status).toBe(400)

    const later = await subscribe()
    await ask('POST', `/v1/subscriptions/${later}/cancel`, { mode: 'scheduled', onExecute: 'cancel' })
    expect(sent()).toEqual(['subscription.scheduled_cancel'])
    expect(await ask('POST', `/v1/subscriptions/${later}/resume`)).toMatchObject({ body: { status: 'active' } })
    expect(sent()).toEqual(['subscription.update'])
    expect((await ask('POST', `/v1/subscriptions/${later}/resume`)).status).toBe(400)
    await creem.cancel(later, 'scheduled')
    expect((await creem.renew(later)).status).toBe('canceled')
    expect(sent()).toEqual(['subscription.scheduled_cancel', 'subscription.canceled'])
    await expect(creem.renew(later)).rejects.toThrow('Subscription is canceled')
  })
})

describe('a change of plan', () => {
  const half = new Date('2026-02-14T12:00:00Z')
  const upgrade = (id: string, product_id: string, update_behavior?: string) =>
    ask('POST', `/v1/subscriptions/${id}/upgrade`, { product_id, update_behavior })

  test('to a dearer one charges the rest of the month at once', async () => {
    const id = await subscribe(1000)
    clock.set(half)
    const dearer = monthly(3000)
    expect(await upgrade(id, dearer.id)).toMatchObject({ status: 200, body: { product: { id: dearer.id } } })
    expect(transactionsOf(id).at(-1)).toMatchObject({ amount: 1000, amount_paid: 1210, status: 'paid' })
    expect(sent()).toEqual(['subscription.update', 'subscription.paid'])
    await creem.renew(id)
    expect(transactionsOf(id).at(-1)).toMatchObject({ amount: 3000, amount_paid: 3630 })
  })

  test('to a cheaper one gives the rest of the month back', async () => {
    const id = await subscribe(3000)
    clock.set(half)
    await upgrade(id, monthly(1000).id, 'proration-charge-immediately')
    expect(transactionsOf(id)).toMatchObject([{ status: 'partialRefund', refunded_amount: 1210 }])
    expect(sent()).toEqual(['subscription.update', 'refund.created'])
  })

  test('without proration moves no money', async () => {
    const id = await subscribe(1000)
    await upgrade(id, monthly(3000).id, 'proration-none')
    expect(transactionsOf(id)).toHaveLength(1)
    expect(sent()).toEqual(['subscription.update'])
  })

  test('changes nothing when the card says no, or to the same, or to a one-off', async () => {
    const id = await subscribe(1000)
    const before = await read(id)
    creem.declining.add(id)
    expect(await upgrade(id, monthly(3000).id)).toMatchObject({
      status: 400,
      body: { message: ['Your card was declined'] },
    })
    creem.declining.delete(id)
    expect((await upgrade(id, String((before.product as { id: string }).id))).status).toBe(400)
    expect((await upgrade(id, creem.addProduct().id)).status).toBe(400)
    expect((await upgrade(id, 'prod_nobody')).status).toBe(404)
    expect(await read(id)).toEqual(before)
    expect(sent()).toEqual([])
  })
})

test('who bought something has a portal', async () => {
  const id = await subscribe()
  const customer = creem.subscriptions.get(id)?.customer.id
  expect(await ask('POST', '/v1/customers/billing', { customer_id: customer })).toMatchObject({
    body: { customer_portal_link: `${creem.url}/portal/${customer}` },
  })
  expect((await ask('POST', '/v1/customers/billing', { customer_id: 'cust_nobody' })).status).toBe(404)
})
