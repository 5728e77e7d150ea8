import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { chargeMethod } from './charge-method'

const SECOND = 1_760_000_000
const CREATE = 'POST /v1/payment_intents'
const CANCEL = 'POST /v1/payment_intents/pi_1/cancel'
const RETRIEVE = 'GET /v1/payment_intents/pi_1'
const TAXES = 'POST /v1/tax/calculations'

const charge = {
  reference: 'cks_1',
  orderId: 'ord_1',
  credits: 115,
  amountMinor: 990,
  currency: 'USD',
  method: { gatewayCustomerId: 'cus_1', gatewayMethodId: 'pm_1', label: 'visa 4242' },
} as const
/** https://docs.stripe.com/api/payment_intents/object */
const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  amount: 990,
  amount_received: 990,
  created: SECOND,
  currency: 'usd',
  latest_charge: {
    id: 'ch_1',
    object: 'charge',
    created: SECOND + 1,
    receipt_url: 'https://pay.stripe.com/receipts/1',
  },
  metadata: { reference: 'cks_1', orderId: 'ord_1', offSession: 'true' },
  status: 'succeeded',
}
const left = (status: string) => ({ ...intent, status, amount_received: 0, latest_charge: null })
/** https://docs.stripe.com/api/errors */
const declined = (code: string) => ({
  type: 'card_error',
  code,
  message: 'Your card was declined.',
  payment_intent: left('requires_payment_method'),
})
const canceledBefore = {
  type: 'invalid_request_error',
  code: 'payment_intent_unexpected_state',
  message: 'You cannot cancel this PaymentIntent because it has a status of canceled.',
  payment_intent: left('canceled'),
}

type Answers = Record<string, [status: number, body: object]>

/** What becomes of the charge at a Stripe that answers each call so, and what it was asked. */
async function charged(answers: Answers, tax: 'off' | 'automatic' = 'off') {
  const asked: string[] = []
  const client = new Stripe('sk_test_1', {
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(async (input, init) => {
      const call = `${init?.method} ${new URL(String(input)).pathname}`
      asked.push(call)
      const [status, body] = answers[call] ?? [500, { type: 'api_error', message: 'down' }]
      return Response.json(status === 200 ? body : { error: body }, { status })
    }),
  })
  const how = { returnUrl: 'https://studio.example/credits', tax }
  const outcome = await chargeMethod(client, charge, how).catch((error: unknown) => error)
  return { outcome, asked }
}

test('what was charged is told under its session, with its receipt', async () => {
  expect(await charged({ [CREATE]: [200, intent] })).toEqual({
    outcome: [
      {
        kind: 'paid',
        gatewayPaymentId: 'pi_1',
        reference: 'cks_1',
        gatewaySessionId: null,
        amountMinor: 990,
        currency: 'USD',
        paidAt: new Date((SECOND + 1) * 1000),
        receiptUrl: 'https://pay.stripe.com/receipts/1',
      },
    ],
    asked: [CREATE],
  })
})

test('money that takes days is no fact yet', async () => {
  expect(await charged({ [CREATE]: [200, left('processing')] })).toEqual({ outcome: [], asked: [CREATE] })
})

test.each(['card_declined', 'authentication_required', 'expired_card'])(
  '%s is a refusal, and the payment is canceled',
  async (code) => {
    const { outcome, asked } = await charged({ [CREATE]: [402, declined(code)], [CANCEL]: [200, left('canceled')] })
    expect(outcome).toMatchObject({ outcome: 'refused', message: expect.stringContaining('Your card was declined.') })
    expect(asked).toEqual([CREATE, CANCEL])
  },
)

test.each(['requires_action', 'requires_payment_method', 'requires_confirmation'])(
  'one that is left in %s is canceled and refused too',
  async (status) => {
    const { outcome, asked } = await charged({ [CREATE]: [200, left(status)], [CANCEL]: [200, left('canceled')] })
    expect(outcome).toMatchObject({ outcome: 'refused', message: expect.stringContaining(status) })
    expect(asked).toEqual([CREATE, CANCEL])
  },
)

test('it stays refused when it is asked again after its payment was canceled', async () => {
  const { outcome, asked } = await charged({
    [CREATE]: [402, declined('card_declined')],
    [CANCEL]: [400, canceledBefore],
    [RETRIEVE]: [200, left('canceled')],
  })
  expect(outcome).toMatchObject({ outcome: 'refused' })
  expect(asked).toEqual([CREATE, CANCEL, RETRIEVE])
})

test('it is not known as long as the payment may still be open, or was paid in between', async () => {
  const refused = { [CREATE]: [402, declined('card_declined')] } satisfies Answers
  expect((await charged(refused)).outcome).toMatchObject({ outcome: 'unknown' })
  const busy: Answers[string] = [429, { type: 'invalid_request_error', message: 'too many' }]
  expect((await charged({ ...refused, [CANCEL]: busy, [RETRIEVE]: busy })).outcome).toMatchObject({
    outcome: 'unknown',
  })
  const paid = { ...refused, [CANCEL]: [400, canceledBefore], [RETRIEVE]: [200, intent] } satisfies Answers
  expect((await charged(paid)).outcome).toMatchObject({ outcome: 'unknown' })
})

test.each([401, 403, 409, 429, 500])('%s says nothing about the card: it is asked again', async (status) => {
  const { outcome, asked } = await charged({ [CREATE]: [status, { type: 'api_error', message: 'not now' }] })
  expect(outcome).toMatchObject({ outcome: 'unknown' })
  expect(asked).toEqual([CREATE])
})

test('a card or a customer that is no longer there is a refusal with nothing to cancel', async () => {
  const gone = { type: 'invalid_request_error', code: 'resource_missing', message: "No such PaymentMethod: 'pm_1'" }
  const { outcome, asked } = await charged({ [CREATE]: [404, gone] })
  expect(outcome).toMatchObject({ outcome: 'refused', message: expect.stringContaining('No such PaymentMethod') })
  expect(asked).toEqual([CREATE])
})

test('an answer that cannot be read is not known', async () => {
  const { amount_received: _, ...unreadable } = intent
  expect((await charged({ [CREATE]: [200, unreadable] })).outcome).toMatchObject({ outcome: 'unknown' })
})

const invalid = (code: string): Answers[string] => [400, { type: 'invalid_request_error', code, message: 'no' }]

test.each<[string, Answers[string], 'refused' | 'unknown']>([
  ['a customer who lives nowhere', invalid('customer_tax_location_invalid'), 'refused'],
  ['a customer who is gone', [404, { type: 'invalid_request_error', code: 'resource_missing' }], 'refused'],
  ['an account without Stripe Tax', invalid('stripe_tax_inactive'), 'unknown'],
  ['a key that may not ask', [403, { type: 'invalid_request_error', code: 'permission' }], 'unknown'],
  ['a Stripe that is down', [500, { type: 'api_error' }], 'unknown'],
  ['an answer without a total', [200, { id: 'taxcalc_1' }], 'unknown'],
])('%s has no taxes, and nothing is charged without them', async (_name, answer, outcome) => {
  const told = await charged({ [TAXES]: answer, [CREATE]: [200, intent] }, 'automatic')
  expect(told).toMatchObject({ outcome: { name: 'GatewayError', outcome }, asked: [TAXES] })
})
