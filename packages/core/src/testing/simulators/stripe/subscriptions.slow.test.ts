import { afterAll, expect, test } from 'vitest'
import { readOfficialSpec } from '../official-spec'
import { subscriptionScene } from './scene'

const hasSpec = readOfficialSpec('stripe.openapi.2023-08-16.json') !== null
const hasFixtures = readOfficialSpec('stripe.fixtures3.2026-08-21.json') !== null

const { stripe, clock, call, pricing, priceOf, sale, subscribed, opened } = await subscriptionScene()
afterAll(() => stripe.close())

const typesSince = (start: number) => stripe.events.slice(start).map(({ type }) => type)

test('a session of a subscription takes a recurring price that is sold, and nothing of the other mode', async () => {
  const price = await priceOf(2000)
  const refused = async (form: Record<string, string>) =>
    (await call('/v1/checkout/sessions', { ...sale(price), ...form })).body.error
  expect(await refused({ 'payment_intent_data[metadata][a]': '1' })).toMatchObject({ param: 'payment_intent_data' })
  expect(await refused({ mode: 'payment' })).toMatchObject({ param: 'subscription_data' })
  expect(await refused({ 'line_items[0][price]': 'price_none' })).toMatchObject({ code: 'resource_missing' })
  expect(await refused({ 'allowed_payment_method_types[0]': 'alipay' })).toMatchObject({
    param: 'allowed_payment_method_types',
  })
  const { 'recurring[interval]': _, ...once } = pricing
  const { body: single } = await call('/v1/prices', { ...once, unit_amount: '500' })
  expect(await refused({ 'line_items[0][price]': single.id })).toMatchObject({ param: 'line_items' })
  Object.assign(stripe.prices.get(price) ?? {}, { active: false })
  expect(await refused({})).toMatchObject({ param: 'line_items[0][price]' })
})

test.runIf(hasSpec)('what no description knows is refused here too', async () => {
  const { id } = await subscribed()
  const refused = async (path: string, form: Record<string, string> | null) => (await call(path, form)).body.error
  expect(await refused('/v1/prices', { ...pricing, unit_amount: '1', colour: 'red' })).toMatchObject({
    param: 'colour',
  })
  expect(await refused(`/v1/subscriptions/${id}`, { cancel_now: 'true' })).toMatchObject({ param: 'cancel_now' })
  expect(await refused('/v1/subscriptions?state=active', null)).toMatchObject({ param: 'state' })
  expect(await refused('/v1/invoices/create_preview', { subscription: id, day: '1' })).toMatchObject({ param: 'day' })
  expect(await refused('/v1/billing_portal/configurations', { 'metadata[a]': 'b' })).toMatchObject({
    code: 'parameter_missing',
    param: 'features',
  })
  expect(
    await refused('/v1/billing_portal/configurations', { 'features[plan_switch][enabled]': 'true' }),
  ).toMatchObject({ code: 'parameter_unknown', param: 'features[plan_switch]' })
  expect(
    await refused('/v1/billing_portal/configurations', { 'features[subscription_cancel][mode]': 'at_period_end' }),
  ).toMatchObject({ code: 'parameter_missing', param: 'features[subscription_cancel][enabled]' })
  expect(await refused('/v1/billing_portal/sessions', { return_url: 'https://a.example' })).toMatchObject({
    code: 'parameter_missing',
    param: 'customer',
  })
})

test('subscribing, a month, a failed one and its retry happen in events', async () => {
  const start = stripe.events.length
  const { id } = await subscribed()
  expect(typesSince(start)).toEqual([
    'customer.created',
    'customer.subscription.created',
    'invoice.created',
    'invoice.finalized',
    'payment_intent.succeeded',
    'invoice.paid',
    'invoice.payment_succeeded',
    'customer.subscription.updated',
    'checkout.session.completed',
  ])
  const renewal = stripe.events.length
  await stripe.renew(id, 'failed')
  await stripe.retry(id)
  expect(typesSince(renewal)).toEqual([
    'customer.subscription.updated',
    'invoice.created',
    'invoice.finalized',
    'invoice.payment_failed',
    'customer.subscription.updated',
    'payment_intent.succeeded',
    'invoice.paid',
    'invoice.payment_succeeded',
    'customer.subscription.updated',
  ])
  for (const { data } of stripe.events.slice(start)) expect(data.object).not.toHaveProperty('payments')
})

test('the page says that it is paid every month', async () => {
  const { body } = await call('/v1/checkout/sessions', sale(await priceOf(2000)))
  expect(await (await fetch(body.url)).text()).toContain('20.00 USD per month')
  const pressed = { method: 'POST', body: new URLSearchParams({ choice: 'pay' }), redirect: 'manual' } as const
  expect((await fetch(body.url, pressed)).headers.get('location')).toBe('https://studio.example/paid')
  expect(stripe.sessions.get(body.id)).toMatchObject({ payment_status: 'paid', payment_intent: null })
})

test('months begin on the day of the first one, or on the last day of a shorter month', async () => {
  const subscription = await subscribed()
  const [item] = subscription.items.data
  const days = [new Date(item.current_period_end * 1000).toISOString()]
  for (let month = 0; month < 2; month++) {
    await stripe.renew(subscription.id)
    days.push(new Date(item.current_period_end * 1000).toISOString())
  }
  expect(days).toEqual(['2026-02-28T10:00:00.000Z', '2026-03-31T10:00:00.000Z', '2026-04-30T10:00:00.000Z'])
})

test('a second change credits what was charged for the rest of the month, not the price of today', async () => {
  const subscription = await subscribed(3000)
  const [item] = subscription.items.data
  const change = async (price: string, behavior: string) =>
    call(`/v1/subscriptions/${subscription.id}`, {
      'items[0][id]': item.id,
      'items[0][price]': price,
      proration_behavior: behavior,
    })
  await change(await priceOf(1000), 'none')
  const { body: preview } = await call('/v1/invoices/create_preview', {
    subscription: subscription.id,
    'subscription_details[items][0][id]': item.id,
    'subscription_details[items][0][price]': await priceOf(5000),
    'subscription_details[proration_behavior]': 'always_invoice',
  })
  expect(preview.amount_due).toBe(2000)
  expect((await change(await priceOf(5000), 'create_prorations')).status).toBe(400)
})

test('a declined charge is answered so again under its key, and changes nothing', async () => {
  const { id, items } = await subscribed()
  const [item] = items.data
  const form = {
    'items[0][id]': item.id,
    'items[0][price]': await priceOf(5000),
    proration_behavior: 'always_invoice',
    payment_behavior: 'error_if_incomplete',
  }
  const start = stripe.events.length
  stripe.faults.next('card-declined')
  const declined = { status: 402, body: { error: { type: 'card_error', code: 'card_declined' } } }
  expect(await call(`/v1/subscriptions/${id}`, form, { 'idempotency-key': 'upgrade' })).toMatchObject(declined)
  expect(await call(`/v1/subscriptions/${id}`, form, { 'idempotency-key': 'upgrade' })).toMatchObject(declined)
  expect(typesSince(start)).toEqual([])
  expect(await call(`/v1/subscriptions/${id}`, form, { 'idempotency-key': 'again' })).toMatchObject({ status: 200 })
})

test('a declined change that is allowed to stay unpaid is made, and past due', async () => {
  const { id, items } = await subscribed()
  const [item] = items.data
  const price = await priceOf(5000)
  stripe.faults.next('card-declined')
  const form = { 'items[0][id]': item.id, 'items[0][price]': price, proration_behavior: 'always_invoice' }
  expect((await call(`/v1/subscriptions/${id}`, form)).status).toBe(200)
  expect(stripe.subscriptions.get(id)).toMatchObject({
    status: 'past_due',
    items: { data: [{ price: { id: price } }] },
  })
})

test('what is to end ends when its time has come; what has ended cannot be changed', async () => {
  const subscription = await subscribed()
  const { id } = subscription
  const update = (form: Record<string, string>) => call(`/v1/subscriptions/${id}`, form)
  expect((await update({ cancel_at_period_end: 'true', cancel_at: '' })).status).toBe(400)
  expect((await update({ cancel_at_period_end: 'true' })).status).toBe(200)
  const listed = async (query: string) =>
    (await call(`/v1/subscriptions?limit=100${query}`)).body.data.map((one) => one.id)
  expect(await listed('')).toContain(id)
  const [item] = subscription.items.data
  clock.set(new Date(item.current_period_end * 1000))
  expect(await listed('')).not.toContain(id)
  expect(await listed('&status=ended')).toContain(id)
  expect(await listed(`&status=ended&current_period_end[gte]=${item.current_period_end + 1}`)).not.toContain(id)
  expect(subscription).toMatchObject({ status: 'canceled', ended_at: item.current_period_end })
  expect((await update({ cancel_at_period_end: 'false' })).status).toBe(400)
  const gone = await fetch(`${stripe.url}/v1/subscriptions/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${stripe.secretKey}`, 'stripe-version': '2026-10-28.endive' },
  })
  expect(gone.status).toBe(404)
  const months = stripe.invoices.size
  await stripe.renew(id)
  expect(stripe.invoices.size).toBe(months)
})

test.runIf(hasFixtures)('objects have only fields of Stripe’s own', async () => {
  const { resources } = readOfficialSpec('stripe.fixtures3.2026-08-21.json') as {
    resources: Record<string, Record<string, unknown>>
  }
  const namesOf = (object: unknown) => Object.keys(object ?? {}).toSorted()
  const { id, customer, items, latest_invoice: invoiceId } = await subscribed()
  const { body: subscription } = await call(`/v1/subscriptions/${id}`)
  const { body: invoice } = await call(`/v1/invoices/${invoiceId}?expand[]=payments`)
  const { payments, lines, ...rest } = invoice as unknown as Record<string, { data: unknown[] }>
  const portal = await opened(customer)
  const [configuration] = stripe.portalConfigurations.values()
  const [item] = items.data
  const known = (noun: string) => expect.arrayContaining(namesOf(resources[noun]))
  expect(namesOf(resources.subscription)).toEqual(expect.arrayContaining(namesOf(subscription)))
  expect(namesOf(resources.subscription_item)).toEqual(expect.arrayContaining(namesOf(item)))
  expect(namesOf(resources.price)).toEqual(namesOf(item.price))
  expect(namesOf(resources.product)).toEqual(namesOf(stripe.products.get(item.price.product)))
  expect(namesOf(resources.invoice)).toEqual(expect.arrayContaining(namesOf(rest)))
  expect(namesOf(lines?.data[0])).toEqual(known('line_item'))
  expect(namesOf(payments?.data[0])).toEqual(known('invoice_payment'))
  expect(namesOf(resources['billing_portal.session'])).toEqual(expect.arrayContaining(namesOf(portal)))
  expect(namesOf(configuration)).toEqual(namesOf(resources['billing_portal.configuration']))
})
