import { afterAll, expect, test } from 'vitest'
import { readOfficialSpec } from '../official-spec'
import { subscriptionScene } from './scene'
import { TAX_PERCENT } from './taxes'

const hasSpec = readOfficialSpec('stripe.openapi.2023-08-16.json') !== null
const { stripe, call, sale, priceOf } = await subscriptionScene()
afterAll(() => stripe.close())

const taxed = { 'automatic_tax[enabled]': 'true' }
const once = {
  mode: 'payment',
  'line_items[0][quantity]': '2',
  'line_items[0][price_data][currency]': 'usd',
  'line_items[0][price_data][unit_amount]': '990',
  'line_items[0][price_data][product_data][name]': '115 credits',
  success_url: 'https://studio.example/paid',
}
const exclusive = { 'line_items[0][price_data][tax_behavior]': 'exclusive' }
const sell = (form: Record<string, string>) => call('/v1/checkout/sessions', form)

const keeping = { customer_creation: 'always', 'payment_intent_data[setup_future_usage]': 'off_session' }

/** A customer who has bought, and what can be charged again. */
async function customer(form: Record<string, string>) {
  const { body } = await sell({ ...once, ...keeping, ...form })
  const session = await stripe.pay(body.id)
  const intent = stripe.paymentIntents.get(session.payment_intent ?? '')
  return { customer: session.customer ?? '', method: intent?.payment_method ?? '' }
}
const calculate = (customer: string) =>
  call('/v1/tax/calculations', {
    currency: 'usd',
    customer,
    'line_items[0][amount]': '1000',
    'line_items[0][reference]': 'cks_1',
  })

test('taxes come on top once the buyer has said where they live', async () => {
  const { body } = await sell({ ...once, ...taxed, ...exclusive })
  const before = structuredClone(stripe.sessions.get(body.id))
  expect(before).toMatchObject({
    amount_total: 1980,
    automatic_tax: { enabled: true, status: 'requires_location_inputs' },
  })
  const session = await stripe.pay(body.id)
  const tax = (1980 * TAX_PERCENT) / 100
  expect(session).toMatchObject({
    amount_subtotal: 1980,
    amount_total: 1980 + tax,
    automatic_tax: { enabled: true, status: 'complete' },
    total_details: { amount_tax: tax },
  })
  expect(stripe.paymentIntents.get(session.payment_intent ?? '')).toMatchObject({ amount_received: 1980 + tax })
})

test('a price that says nothing of taxes cannot have them, at the checkout or later', async () => {
  const refused = { status: 400, body: { error: { message: expect.stringContaining('tax_behavior') } } }
  expect(await sell({ ...once, ...taxed })).toMatchObject(refused)
  const plain = await priceOf(2000)
  expect(await sell({ ...sale(plain), ...taxed })).toMatchObject(refused)
  const { body } = await sell({ ...sale(await priceOf(2000, { tax_behavior: 'exclusive' })), ...taxed })
  const { subscription: id } = await stripe.pay(body.id)
  const item = stripe.subscriptions.get(String(id))?.items.data[0].id ?? ''
  const change = { 'items[0][id]': item, 'items[0][price]': plain, proration_behavior: 'always_invoice' }
  expect(await call(`/v1/subscriptions/${String(id)}`, change)).toMatchObject(refused)
})

test('every invoice of a subscription that began with taxes has them', async () => {
  const { body } = await sell({ ...sale(await priceOf(2000, { tax_behavior: 'exclusive' })), ...taxed })
  const { subscription: id } = await stripe.pay(body.id)
  await stripe.renew(String(id))
  const invoices = [...stripe.invoices.values()].filter(({ parent }) => parent.subscription_details.subscription === id)
  expect(invoices).toHaveLength(2)
  for (const invoice of invoices) {
    expect(invoice).toMatchObject({
      amount_paid: 2400,
      total_excluding_tax: 2000,
      total_taxes: [{ amount: 400, tax_behavior: 'exclusive' }],
      automatic_tax: { enabled: true, status: 'complete' },
    })
  }
})

test('taxes are calculated for whoever gave an address, and for nobody else', async () => {
  const known = await customer({ ...taxed, ...exclusive })
  expect(await calculate(known.customer)).toMatchObject({
    status: 200,
    body: { amount_total: 1200, tax_amount_exclusive: 200, customer: known.customer },
  })
  const { customer: unknown } = await customer({})
  expect(await calculate(unknown)).toMatchObject({
    status: 400,
    body: { error: { code: 'customer_tax_location_invalid' } },
  })
  expect(await calculate('cus_gone')).toMatchObject({ status: 404, body: { error: { code: 'resource_missing' } } })
})

test('a payment is linked to a calculation that is there', async () => {
  const { customer: id, method } = await customer({ ...taxed, ...exclusive })
  const { body: calculation } = await calculate(id)
  const charge = (linked: string) =>
    call('/v1/payment_intents', {
      amount: '1200',
      currency: 'usd',
      customer: id,
      payment_method: method,
      off_session: 'true',
      confirm: 'true',
      return_url: 'https://studio.example/credits',
      'hooks[inputs][tax][calculation]': linked,
    })
  expect(await charge(calculation.id)).toMatchObject({
    status: 200,
    body: { hooks: { inputs: { tax: { calculation: calculation.id } } } },
  })
  expect(await charge('taxcalc_gone')).toMatchObject({ status: 404 })
})

test.skipIf(!hasSpec)('what is not described is refused', async () => {
  const unknown = { status: 400, body: { error: { code: 'parameter_unknown' } } }
  expect(await sell({ ...once, ...exclusive, 'automatic_tax[on]': 'true', ...taxed })).toMatchObject(unknown)
  expect(await call('/v1/tax/calculations', { currency: 'usd', amount: '1000' })).toMatchObject(unknown)
  expect(await call('/v1/radar/early_fraud_warnings?since=1')).toMatchObject(unknown)
})

test('early warnings of fraud are listed by the day of their creation', async () => {
  const { body } = await sell(once)
  const { payment_intent: intent } = await stripe.pay(body.id)
  await stripe.warnOfFraud(String(intent))
  const [told] = stripe.events.slice(-1)
  const created = told?.created ?? 0
  const list = (query: string) => call(`/v1/radar/early_fraud_warnings?${query}`)
  expect((await list(`created[gte]=${created}`)).body.data).toMatchObject([{ payment_intent: intent }])
  expect((await list(`created[gte]=${created + 1}`)).body.data).toEqual([])
})
