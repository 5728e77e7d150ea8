import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { verifySignature } from './verify-signature'

// By the documented rule, and checked below against Stripe's own library.
const vector = {
  secret: 'whsec_test_secret',
  body: '{"id":"evt_1","object":"event","type":"checkout.session.completed"}',
  header: 't=1760000000,v1=3b9f5680a51274ae1c10d2d60cbaf203de6f8f14fc159777fa0a4e65248551cd',
}
const event = { eventId: 'evt_1', type: 'checkout.session.completed' }

function verify(changed: { header?: string; body?: string; secrets?: string[]; ageS?: number } = {}) {
  const { header = vector.header, body = vector.body, secrets = [vector.secret], ageS = 0 } = changed
  const headers = new Headers({ 'stripe-signature': header })
  return verifySignature(body, headers, { secrets, now: new Date((1760000000 + ageS) * 1000) })
}

test('a good signature answers the event', () => {
  expect(verify()).toEqual(event)
})

test('what Stripe’s library signs is good', () => {
  const body = JSON.stringify({ id: 'evt_2', type: 'refund.created', text: '退款 ✓' })
  const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_one', timestamp: 1760000000 })
  expect(verify({ header, body, secrets: ['whsec_one'] })).toEqual({ eventId: 'evt_2', type: 'refund.created' })
})

test('during a rotation both secrets are good, in the configuration and in the header', () => {
  expect(verify({ secrets: ['whsec_new', vector.secret] })).toEqual(event)
  expect(verify({ secrets: [vector.secret, 'whsec_new'] })).toEqual(event)
  const [time, signature] = vector.header.split(',')
  expect(verify({ header: `${time},v1=${'0'.repeat(64)},${signature},v0=other` })).toEqual(event)
})

test('five minutes either way are good, more are not', () => {
  expect(verify({ ageS: 300 })).toEqual(event)
  expect(verify({ ageS: -300 })).toEqual(event)
  expect(verify({ ageS: 301 })).toBeNull()
  expect(verify({ ageS: -301 })).toBeNull()
})

test.each([
  ['another body', { body: `${vector.body} ` }],
  ['another secret', { secrets: ['whsec_other'] }],
  ['no secret', { secrets: [] }],
  ['no header', { header: '' }],
  ['no time', { header: vector.header.replace('t=1760000000,', '') }],
  ['another time', { header: vector.header.replace('t=1760000000', 't=1760000001') }],
  ['a time that is no number', { header: vector.header.replace('t=1760000000', 't=1.76e9') }],
  ['no signature', { header: 't=1760000000' }],
  ['another scheme', { header: vector.header.replace('v1=', 'v0=') }],
  ['a cut signature', { header: vector.header.slice(0, -1) }],
  ['garbage', { header: ',,=,t,v1' }],
])('%s is refused', (_name, changed) => {
  expect(verify(changed)).toBeNull()
})

test('a signed body that is no event is refused', () => {
  for (const body of ['not json', '[]', '{"id":"evt_1"}', '{"id":1,"type":"x"}', 'null']) {
    const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 's', timestamp: 1760000000 })
    expect(verify({ header, body, secrets: ['s'] })).toBeNull()
  }
})
