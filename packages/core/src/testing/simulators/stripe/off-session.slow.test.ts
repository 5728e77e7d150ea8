import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOfficialSpec } from '../official-spec'
import { startStripeSimulator, type StripeSimulator } from './index'

const hasSpec = readOfficialSpec('stripe.openapi.2023-08-16.json') !== null
const hasFixtures = readOfficialSpec('stripe.fixtures3.2026-08-21.json') !== null

let stripe: StripeSimulator
beforeAll(async () => void (stripe = await startStripeSimulator()))
afterAll(() => stripe.close())

interface Answered {
  id: string
  status: string
  data: { id: string }[]
  error?: { code?: string; decline_code?: string; param?: string; payment_intent?: { id: string; status: string } }
}

async function call(path: string, form: Record<string, string> | null = null, headers: Record<string, string> = {}) {
  const response = await fetch(`${stripe.url}${path}`, {
    method: form ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${stripe.secretKey}`, 'stripe-version': '2026-10-28.endive', ...headers },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  return { status: response.status, body: (await response.json()) as Answered }
}

const sale = {
  mode: 'payment',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'usd',
  'line_items[0][price_data][unit_amount]': '2900',
  'line_items[0][price_data][product_data][name]': '355 credits',
  success_url: 'https://studio.example/paid',
}
const keeping = { customer_creation: 'always', 'payment_intent_data[setup_future_usage]': 'off_session' }

/** A session that was paid; its payment, and what it was paid with. */
async function bought(form: Record<string, string> = {}) {
  const { body } = await call('/v1/checkout/sessions', { ...sale, ...form })
  const session = await stripe.pay(body.id)
  const intent = stripe.paymentIntents.get(session.payment_intent ?? '')
  const method = stripe.paymentMethods.get(intent?.payment_method ?? '')
  if (!intent || !method) throw new Error('nothing was paid')
  return { session, intent, method }
}

/** What charges the card that somebody has left. */
async function chargeForm(): Promise<Record<string, string>> {
  const { session, method } = await bought(keeping)
  return {
    amount: '990',
    currency: 'usd',
    customer: session.customer ?? '',
    payment_method: method.id,
    off_session: 'true',
    confirm: 'true',
    return_url: 'https://studio.example/credits',
    'metadata[reference]': 'cks_1',
  }
}
const charge = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  call('/v1/payment_intents', form, headers)

const typesSince = (start: number) => stripe.events.slice(start).map(({ type }) => type)

test('a session makes a customer and keeps the card only where it is asked to', async () => {
  const once = await bought()
  expect(once.session.customer).toBeNull()
  expect(once.method.customer).toBeNull()
  const known = await bought({ customer_creation: 'always' })
  expect(known.session.customer).toMatch(/^cus_/)
  expect(known.method.customer).toBeNull()
  const start = stripe.events.length
  const kept = await bought(keeping)
  expect(kept.method.customer).toBe(kept.session.customer)
  expect(kept.intent).toMatchObject({ customer: kept.session.customer, setup_future_usage: 'off_session' })
  expect(typesSince(start)).toEqual([
    'customer.created',
    'payment_method.attached',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ])
})

test('wallets that pay once are left out of what keeps, and are refused alone', async () => {
  const asked = { ...sale, ...keeping, 'allowed_payment_method_types[0]': 'wechat_pay' }
  expect((await call('/v1/checkout/sessions', asked)).body.error?.param).toBe('allowed_payment_method_types')
  const { body } = await call('/v1/checkout/sessions', { ...asked, 'allowed_payment_method_types[1]': 'card' })
  expect(stripe.sessions.get(body.id)?.payment_method_types).toEqual(['card'])
})

test('a kept card is charged at once, and once for each key', async () => {
  const form = await chargeForm()
  const start = stripe.events.length
  const key = { 'idempotency-key': 'charge-1' }
  const first = await charge(form, key)
  expect(first).toMatchObject({ status: 200, body: { status: 'succeeded', customer: form.customer } })
  expect(await charge(form, key)).toEqual(first)
  expect(typesSince(start)).toEqual(['payment_intent.created', 'payment_intent.succeeded'])
  expect((await charge({ ...form, amount: '991' }, key)).status).toBe(400)
  const { body: page } = await call('/v1/payment_intents?limit=1')
  expect(page.data.map(({ id }) => id)).toEqual([first.body.id])
})

test('only with the customer it was left by, and a way back for what may redirect', async () => {
  const form = await chargeForm()
  const other = await chargeForm()
  const { method } = await bought()
  const { return_url: _, ...stranded } = form
  const refused = async (changed: Record<string, string>) => (await charge({ ...form, ...changed })).body.error
  expect(await refused({ customer: other.customer ?? '' })).toMatchObject({ param: 'payment_method' })
  expect(await refused({ customer: 'cus_none' })).toMatchObject({ code: 'resource_missing', param: 'customer' })
  expect(await refused({ payment_method: 'pm_none' })).toMatchObject({ code: 'resource_missing' })
  expect(await refused({ payment_method: method.id })).toMatchObject({ param: 'payment_method' })
  expect(await refused({ confirm: 'false' })).toMatchObject({ param: 'confirm' })
  expect((await charge(stranded)).body.error).toMatchObject({ param: 'return_url' })
  await stripe.detachMethod(form.payment_method ?? '')
  expect(await refused({})).toMatchObject({ param: 'payment_method' })
})

test.runIf(hasSpec)('what no description knows is refused here too', async () => {
  const form = await chargeForm()
  expect((await charge({ ...form, colour: 'red' })).body.error).toMatchObject({ param: 'colour' })
  expect((await charge({ ...form, 'metadata[a][b]': '1' })).status).toBe(400)
  const { amount: _, ...free } = form
  expect((await charge(free)).body.error).toMatchObject({ code: 'parameter_missing', param: 'amount' })
  expect((await call('/v1/payment_intents?status=succeeded')).body.error).toMatchObject({ param: 'status' })
  expect((await call('/v1/payment_intents/pi_1/cancel', { why: 'so' })).body.error).toMatchObject({ param: 'why' })
})

test.each([
  ['card-declined', 'card_declined', 'insufficient_funds'],
  ['authentication-required', 'authentication_required', 'authentication_required'],
] as const)('%s leaves a payment open until it is canceled', async (fault, code, reason) => {
  const form = await chargeForm()
  stripe.faults.next(fault)
  const { status, body } = await charge(form)
  const { error } = body
  expect(status).toBe(402)
  expect(error).toMatchObject({ code, decline_code: reason, payment_intent: { status: 'requires_payment_method' } })
  const id = error?.payment_intent?.id ?? ''
  expect((await call(`/v1/payment_intents/${id}/cancel`, {})).body).toMatchObject({ id, status: 'canceled' })
  expect((await call(`/v1/payment_intents/${id}/cancel`, {})).body.error).toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
})

test('money that takes days comes or does not', async () => {
  for (const outcome of ['succeeded', 'failed'] as const) {
    const form = await chargeForm()
    stripe.faults.next('money-later')
    const { body } = await charge(form)
    expect(body.status).toBe('processing')
    const start = stripe.events.length
    await stripe.settlePayment(body.id, outcome)
    expect(typesSince(start)).toEqual([`payment_intent.${outcome === 'succeeded' ? 'succeeded' : 'payment_failed'}`])
  }
})

test.runIf(hasFixtures)('objects have the fields of Stripe’s own', async () => {
  const { resources } = readOfficialSpec('stripe.fixtures3.2026-08-21.json') as {
    resources: Record<string, Record<string, unknown>>
  }
  const namesOf = (object: unknown) => Object.keys(object ?? {}).toSorted()
  const { intent, method } = await bought(keeping)
  expect(namesOf(resources.payment_method)).toEqual(expect.arrayContaining(namesOf(method)))
  expect(namesOf(resources.payment_method?.card)).toEqual(expect.arrayContaining(namesOf(method.card)))
  expect(namesOf(resources.payment_intent)).toEqual(expect.arrayContaining(namesOf(intent)))
})
