import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Stripe } from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOfficialSpec } from '../official-spec'
import { startStripeSimulator, type StripeSimulator } from './index'

const hasSpec = readOfficialSpec('stripe.openapi.2023-08-16.json') !== null
const hasFixtures = readOfficialSpec('stripe.fixtures3.2026-08-21.json') !== null

let stripe: StripeSimulator
const received: { body: string; signature: string }[] = []
const statuses: number[] = []
const listener = createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ body, signature: String(request.headers['stripe-signature']) })
    response.writeHead(statuses.shift() ?? 200).end()
  })
})

beforeAll(async () => {
  stripe = await startStripeSimulator({ webhookSecrets: ['whsec_new', 'whsec_old'] })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  stripe.deliverTo(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/`)
})
afterAll(async () => {
  await stripe.close()
  listener.close()
})

const sale = {
  mode: 'payment',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'usd',
  'line_items[0][price_data][unit_amount]': '2900',
  'line_items[0][price_data][product_data][name]': '355 credits',
  success_url: 'https://studio.example/paid?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://studio.example/credits',
}

interface Answered {
  id?: string
  url?: string
  latest_charge?: unknown
  error?: { type: string; code?: string; param?: string; message: string }
}

async function call(path: string, form: Record<string, string> | null = null, headers: Record<string, string> = {}) {
  const response = await fetch(`${stripe.url}${path}`, {
    method: form ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${stripe.secretKey}`, 'stripe-version': '2026-10-28.endive', ...headers },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  const body = (await response.json()) as Answered
  return { status: response.status, body, headers: response.headers }
}
const sell = (form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  call('/v1/checkout/sessions', { ...sale, ...form }, headers)

async function opened() {
  const { body } = await sell()
  return { id: String(body.id), url: String(body.url) }
}
async function bought() {
  const { id } = await opened()
  return { id, paymentIntent: String((await stripe.pay(id)).payment_intent) }
}

/** The types of what came in since, each with a good signature of both secrets. */
function receivedSince(start: number): string[] {
  return received.slice(start).map(({ body, signature }) => {
    for (const secret of stripe.webhookSecrets) Stripe.webhooks.constructEvent(body, signature, secret)
    return JSON.parse(body).type
  })
}

test.runIf(hasSpec)('what the official description does not know is refused by name, at every depth', async () => {
  const refused = async (form: Record<string, string>) => (await sell(form)).body.error
  expect(await refused({ colour: 'red' })).toMatchObject({ code: 'parameter_unknown', param: 'colour' })
  expect(await refused({ 'line_items[0][price_data][price]': '1' })).toMatchObject({
    code: 'parameter_unknown',
    param: 'line_items[0][price_data][price]',
  })
  expect(await refused({ mode: 'gift' })).toMatchObject({ type: 'invalid_request_error', param: 'mode' })
  expect(await refused({ 'line_items[0][quantity]': 'one' })).toMatchObject({ param: 'line_items[0][quantity]' })
  expect((await call('/v1/refunds?page=2')).body.error).toMatchObject({ code: 'parameter_unknown', param: 'page' })
  const { success_url: _, ...without } = sale
  expect(await call('/v1/checkout/sessions', without)).toMatchObject({
    status: 400,
    body: { error: { code: 'parameter_missing', param: 'success_url' } },
  })
})

test('what no description says is refused as well', async () => {
  const inMinutes = (minutes: number) => String(Math.floor(Date.now() / 1000) + minutes * 60)
  const refused = async (form: Record<string, string>) => (await sell(form)).body.error?.param
  expect(await refused({ expires_at: inMinutes(29) })).toBe('expires_at')
  expect(await refused({ expires_at: inMinutes(24 * 60 + 1) })).toBe('expires_at')
  expect(await refused({ expires_at: inMinutes(31) })).toBeUndefined()
  expect(await refused({ 'allowed_payment_method_types[0]': 'wechat_pay' })).toContain('wechat_pay')
  expect(await refused({ client_reference_id: 'not allowed!' })).toBe('client_reference_id')
  expect(await refused({ 'metadata[reference]': 'x'.repeat(501) })).toBe('metadata[reference]')
  expect(await refused({ success_url: 'nowhere' })).toBe('success_url')
})

test('payment_method_types is of the past', async () => {
  expect(await sell({ 'payment_method_types[0]': 'card' })).toMatchObject({
    status: 400,
    body: { error: { code: 'payment_method_types_no_longer_supported' } },
  })
})

test('no key, no version, no such address', async () => {
  expect((await sell({}, { authorization: 'Bearer sk_test_other' })).status).toBe(401)
  expect((await sell({}, { 'stripe-version': '' })).status).toBe(400)
  expect((await call('/v1/customers')).status).toBe(404)
  expect((await call('/v1/checkout/sessions/cs_test_none')).body.error?.code).toBe('resource_missing')
})

test('a key of idempotency answers what it answered, and only for the same parameters', async () => {
  const key = { 'idempotency-key': 'one-intention' }
  const first = await sell({}, key)
  const again = await sell({}, key)
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await sell({ 'line_items[0][quantity]': '2' }, key)).toMatchObject({
    status: 400,
    body: { error: { type: 'idempotency_error' } },
  })
})

test('a refund takes no more than what is left, and nothing of a disputed charge', async () => {
  const { paymentIntent } = await bought()
  const refund = async (amount: string) => {
    return (await call('/v1/refunds', { payment_intent: paymentIntent, amount })).body.error?.code
  }
  expect((await call('/v1/refunds', { payment_intent: paymentIntent, amount: '2901' })).status).toBe(400)
  expect(await refund('2900')).toBeUndefined()
  expect(await refund('1')).toBe('charge_already_refunded')
  const disputed = await bought()
  await stripe.openDispute(disputed.paymentIntent)
  expect((await call('/v1/refunds', { payment_intent: disputed.paymentIntent })).body.error?.code).toBe(
    'charge_disputed',
  )
})

test('events are signed with every secret and come until they are answered', async () => {
  const { id } = await opened()
  const start = received.length
  statuses.push(500)
  await stripe.pay(id)
  expect(receivedSince(start)).toEqual(['payment_intent.succeeded', 'checkout.session.completed'])
  expect(stripe.deliveries.slice(-2).map(({ status }) => status)).toEqual([500, 200])
  await stripe.warnOfFraud(String(stripe.sessions.get(id)?.payment_intent))
  expect(receivedSince(start).slice(2)).toEqual(['payment_intent.succeeded', 'radar.early_fraud_warning.created'])
})

test('events can be held back, repeated and turned round', async () => {
  const { id } = await opened()
  const start = received.length
  stripe.holdWebhooks()
  await stripe.pay(id)
  expect(received).toHaveLength(start)
  await stripe.releaseWebhooks((kept) => [...kept, ...kept].reverse())
  expect(receivedSince(start)).toEqual([
    'checkout.session.completed',
    'payment_intent.succeeded',
    'checkout.session.completed',
    'payment_intent.succeeded',
  ])
})

test('the page takes a payment and sends the buyer back after the webhook', async () => {
  const { id, url } = await opened()
  expect(await (await fetch(url)).text()).toContain('29.00 USD')
  const press = (choice: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual' })
  expect((await press('cancel')).headers.get('location')).toBe('https://studio.example/credits')
  expect(stripe.sessions.get(id)?.status).toBe('open')
  const start = received.length
  expect((await press('pay')).headers.get('location')).toBe(`https://studio.example/paid?session=${id}`)
  expect(receivedSince(start)).toContain('checkout.session.completed')
  expect(await (await press('pay')).text()).toContain('Already paid')
})

test('a page whose session was expired cannot be paid', async () => {
  const { id, url } = await opened()
  await stripe.expire(id)
  expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'pay' }) })).status).toBe(410)
  expect(stripe.sessions.get(id)?.payment_status).toBe('unpaid')
})

test.runIf(hasFixtures)('objects have the fields of Stripe’s own', async () => {
  const { resources } = readOfficialSpec('stripe.fixtures3.2026-08-21.json') as {
    resources: Record<string, Record<string, unknown>>
  }
  const namesOf = (object: unknown) => Object.keys(object ?? {}).toSorted()
  const { id, paymentIntent } = await bought()
  const refund = await stripe.refund(paymentIntent, 100)
  const dispute = await stripe.openDispute(paymentIntent)
  expect(namesOf(stripe.sessions.get(id))).toEqual(namesOf(resources['checkout.session']))
  expect(namesOf(refund)).toEqual(namesOf(resources.refund))
  expect(namesOf(dispute)).toEqual(namesOf(resources.dispute))
  expect(namesOf(stripe.events.at(-1))).toEqual(namesOf(resources.event))
  const { body: intent } = await call(`/v1/payment_intents/${paymentIntent}?expand[]=latest_charge`)
  expect(namesOf(resources.payment_intent)).toEqual(expect.arrayContaining(namesOf(intent)))
  expect(namesOf(resources.charge)).toEqual(expect.arrayContaining(namesOf(intent.latest_charge)))
})
