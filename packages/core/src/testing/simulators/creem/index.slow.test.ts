import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readOfficialSpec } from '../official-spec'
import { checkoutCompleted, disputeCreated, refundCreated, subscriptionEvent, type CreemEvent } from './events'
import { startCreemSimulator, type CreemSimulator } from './index'
import { createChecks } from './official-checks'

let creem: CreemSimulator
beforeAll(async () => void (creem = await startCreemSimulator({ taxPercent: 21 })))
beforeEach(() => void (creem.requests.length = 0))
afterAll(() => creem.close())

interface Told {
  status: number
  body: Record<string, unknown>
}

async function ask(method: string, path: string, body?: unknown, key = creem.env.CREEM_API_KEY): Promise<Told> {
  const response = await fetch(`${creem.url}${path}`, {
    method,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const newProduct = { name: 'P', description: 'D', price: 500, currency: 'USD', billing_type: 'onetime' }
const hasDescription = readOfficialSpec('creem.openapi.json') !== null

describe('the API', () => {
  test('a wrong key is forbidden, in the shape of all errors', async () => {
    const { status, body } = await ask('GET', '/v1/products/search', undefined, 'wrong')
    expect(status).toBe(403)
    expect(body).toEqual({
      trace_id: expect.any(String),
      status: 403,
      error: 'Forbidden',
      message: ['Invalid API key'],
      timestamp: expect.any(Number),
    })
  })

  test('what it makes can be read again', async () => {
    const product = await ask('POST', '/v1/products', newProduct)
    expect(product).toMatchObject({ status: 200, body: { price: 500, status: 'active' } })
    expect(await ask('GET', `/v1/products?product_id=${product.body.id}`)).toEqual(product)
    const checkout = await ask('POST', '/v1/checkouts', { product_id: product.body.id })
    expect(await ask('GET', `/v1/checkouts?checkout_id=${checkout.body.id}`)).toEqual(checkout)
    const { order } = await creem.pay(String(checkout.body.id))
    const { body } = await ask('GET', `/v1/checkouts?checkout_id=${checkout.body.id}`)
    expect(body).toMatchObject({ status: 'completed', order: { id: order.id, amount: 500, amount_paid: 605 } })
    const found = await ask('GET', `/v1/transactions/search?order_id=${order.id}`)
    expect(found.body).toMatchObject({
      items: [{ order: order.id, amount_paid: 605 }],
      pagination: { total_records: 1 },
    })
  })

  test.each([
    ['GET', '/v1/checkouts?checkout_id=ch_nobody'],
    ['GET', '/v1/products?product_id=prod_nobody'],
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/checkouts'],
  ])('%s %s is not there', async (method, path) => expect((await ask(method, path)).status).toBe(404))

  test('less than one whole unit is no price', async () =>
    expect(await ask('POST', '/v1/products', { ...newProduct, price: 99 })).toMatchObject({ status: 400 }))

  describe.runIf(hasDescription)('refuses what the official description does not allow', () => {
    test.each<[string, string, unknown, string]>([
      ['POST', '/v1/checkouts', {}, 'product_id should not be empty'],
      ['POST', '/v1/checkouts', { product_id: 'p', expires_at: 1 }, 'property expires_at should not exist'],
      [
        'POST',
        '/v1/checkouts',
        { product_id: 'p', customer: { mail: 'x' } },
        'property customer.mail should not exist',
      ],
      ['POST', '/v1/checkouts', { product_id: 'p', units: 'one' }, 'units must be number'],
      ['POST', '/v1/checkouts', undefined, 'the request must be object'],
      [
        'POST',
        '/v1/products',
        { ...newProduct, currency: 'GBP' },
        'currency must be equal to one of the allowed values',
      ],
      ['POST', '/v1/products', { ...newProduct, price: 500.5 }, 'price must be integer'],
      ['GET', '/v1/checkouts', undefined, 'checkout_id should not be empty'],
      ['GET', '/v1/transactions/search?subscription_id=s', undefined, 'property subscription_id should not exist'],
      ['GET', '/v1/transactions/search?page_number=two', undefined, 'page_number must be number'],
    ])('%s %s %j', async (method, path, sent, message) => {
      const { status, body } = await ask(method, path, sent)
      expect(status).toBe(400)
      expect(body.message).toEqual([message])
    })

    test('and lets free metadata pass', async () => {
      const { id } = creem.addProduct()
      const wanted = { product_id: id, metadata: { anything: { at: 'all' } } }
      expect((await ask('POST', '/v1/checkouts', wanted)).status).toBe(200)
    })
  })
})

describe('the page to pay', () => {
  test('is escaped, pays once and says so', async () => {
    const { id } = creem.addProduct({ name: '<b>Credits</b>' })
    const { body } = await ask('POST', '/v1/checkouts', { product_id: id, success_url: 'https://example.com/back?a=b' })
    const url = String(body.checkout_url)
    const shown = await (await fetch(url)).text()
    expect(shown).toContain('<button type="submit">Pay</button>')
    expect(shown).not.toContain('<b>')
    const paid = await fetch(url, { method: 'POST', redirect: 'manual' })
    expect(paid.status).toBe(303)
    expect(paid.headers.get('location')).toMatch(/^https:\/\/example\.com\/back\?a=b&checkout_id=ch_\w+&order_id=ord_/)
    expect(await (await fetch(url)).text()).toContain('This checkout is completed.')
    expect((await fetch(url, { method: 'POST', redirect: 'manual' })).status).toBe(400)
    expect(creem.webhooks.deliveries.filter(({ body }) => body.includes(String(id)))).toHaveLength(1)
  })

  test('an expired checkout cannot be paid', async () => {
    const { body } = await ask('POST', '/v1/checkouts', { product_id: creem.addProduct().id })
    creem.expire(String(body.id))
    await expect(creem.pay(String(body.id))).rejects.toThrow('Checkout is expired')
  })
})

describe('money', () => {
  async function sell() {
    const { body } = await ask('POST', '/v1/checkouts', { product_id: creem.addProduct().id })
    return creem.pay(String(body.id))
  }

  test('no more is refunded than was paid, and a refund under way changes nothing', async () => {
    const { order, transaction } = await sell()
    await creem.refund(order.id, 1000, 'pending')
    expect(transaction).toMatchObject({ status: 'paid', refunded_amount: 0 })
    await creem.refund(order.id, 1000)
    expect(transaction).toMatchObject({ status: 'partialRefund', refunded_amount: 1000 })
    await expect(creem.refund(order.id, 211)).rejects.toThrow('210 is left')
    expect(await creem.refund(order.id)).toMatchObject({ refund_amount: 210 })
    expect(transaction.status).toBe('refunded')
    await expect(creem.refund(order.id)).rejects.toThrow('0 is left')
  })

  test('an event that was sent does not change with what happens later', async () => {
    const { order } = await sell()
    await creem.refund(order.id, 10)
    const sent = creem.webhooks.deliveries.at(-1)?.event.object
    await creem.refund(order.id, 10)
    expect(sent).toMatchObject({ transaction: { refunded_amount: 10 } })
  })
})

type Shape = { [key: string]: unknown }
type Examples = { events: Record<string, { example: Shape }> }
const examples = readOfficialSpec('creem.webhooks.json') as Examples | null

describe.runIf(examples)('the webhooks have the fields of the official examples', () => {
  /** Only subscriptions have them, and the official examples are all of subscriptions. */
  const ofSubscriptions = new Set(['subscription', 'period_start', 'period_end'])

  async function sell(billing_type: 'onetime' | 'recurring') {
    const wanted = { product_id: creem.addProduct({ billing_type }).id, request_id: 'r', metadata: { a: 'b' } }
    const { body } = await ask('POST', '/v1/checkouts', wanted)
    return creem.pay(String(body.id))
  }

  const now = new Date()
  const ofSale = ['checkout.completed', 'refund.created', 'dispute.created'] as const

  async function eventOf(type: (typeof ofSale)[number], sale: Awaited<ReturnType<typeof sell>>): Promise<CreemEvent> {
    if (type === 'checkout.completed') return checkoutCompleted(sale, now)
    if (type === 'refund.created') return refundCreated(sale, await creem.refund(sale.order.id), now)
    return disputeCreated(sale, await creem.dispute(sale.order.id), now)
  }

  test.each(ofSale)('%s of a one-off', async (type) => {
    const event = await eventOf(type, await sell('onetime'))
    expect(differences(type, event, ofSubscriptions)).toEqual([])
  })

  test.each(ofSale)('%s of a subscription', async (type) => {
    const event = await eventOf(type, await sell('recurring'))
    expect(differences(type, event, new Set())).toEqual([])
  })

  test.each([
    'subscription.active',
    'subscription.paid',
    'subscription.update',
    'subscription.past_due',
    'subscription.paused',
    'subscription.scheduled_cancel',
    'subscription.canceled',
  ] as const)('%s', async (type) => {
    const { subscription } = await sell('recurring')
    if (!subscription) throw new Error('no subscription began')
    expect(differences(type, subscriptionEvent(type, subscription, now), new Set())).toEqual([])
  })

  /** What the official example has more than the event, but for `without`, and what none of the examples has. */
  function differences(type: CreemEvent['eventType'], event: CreemEvent, without: ReadonlySet<string>): string[] {
    const ours = fieldsOf({ ...event })
    const theirs = fieldsOf(examples?.events[type]?.example ?? {})
    const anywhere = Object.values(examples?.events ?? {}).map(({ example }) => fieldsOf(example))
    const missing = [...theirs].flatMap(([noun, fields]) =>
      [...fields].flatMap((field) => {
        const isNeeded = !without.has(noun) && !without.has(field)
        return isNeeded && !ours.get(noun)?.has(field) ? `missing: ${noun}.${field}` : []
      }),
    )
    const unknown = [...ours].flatMap(([noun, fields]) =>
      [...fields].flatMap((field) =>
        anywhere.some((one) => one.get(noun)?.has(field)) ? [] : `only in ours: ${noun}.${field}`,
      ),
    )
    return [...missing, ...unknown]
  }

  /** The fields of each object in an event, by what kind of object it is. */
  function fieldsOf(event: Shape): Map<string, Set<string>> {
    const found = new Map([['event', new Set(Object.keys(event))]])
    const walk = (noun: string, shape: Shape) => {
      found.set(noun, new Set(Object.keys(shape)))
      for (const [key, inner] of Object.entries(shape)) if (isShape(inner) && key !== 'metadata') walk(key, inner)
    }
    if (isShape(event.object)) walk(String(event.object.object), event.object)
    return found
  }

  function isShape(value: unknown): value is Shape {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  }
})

test('without the official description it works unchecked', async () => {
  const blind = await startCreemSimulator({ checks: createChecks(null) })
  const search = (query: string) =>
    fetch(`${blind.url}/v1/products/search${query}`, { headers: { 'x-api-key': blind.env.CREEM_API_KEY } })
  expect((await search('?nonsense=1')).status).toBe(200)
  expect((await search('')).status).toBe(200)
  await blind.close()
})
