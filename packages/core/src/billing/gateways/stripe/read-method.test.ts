import { expect, test } from 'vitest'
import { readMethod } from './read-method'

const card = {
  id: 'pm_1',
  object: 'payment_method',
  type: 'card',
  customer: 'cus_1',
  card: { brand: 'visa', last4: '4242', exp_year: 2034 },
}
const saidOf = (method: unknown) => readMethod({ id: 'pi_1', payment_method: method })

test.each([
  ['visa 4242', {}],
  [
    'us bank account 6789',
    { type: 'us_bank_account', us_bank_account: { bank_name: 'STRIPE TEST BANK', last4: '6789' } },
  ],
  ['sepa debit 3000', { type: 'sepa_debit', sepa_debit: { bank_code: '37040044', last4: '3000' } }],
  ['link', { type: 'link', link: { email: 'buyer@example.com' } }],
  ['paypal', { type: 'paypal', paypal: null }],
])('%s', (label, changed) => {
  expect(saidOf({ ...card, ...changed })).toEqual({ gatewayCustomerId: 'cus_1', gatewayMethodId: 'pm_1', label })
})

test('the customer may be there whole', () => {
  expect(saidOf({ ...card, customer: { id: 'cus_9', object: 'customer' } })).toMatchObject({
    gatewayCustomerId: 'cus_9',
  })
})

test('what is kept for nobody cannot be charged again', () => {
  expect(saidOf({ ...card, customer: null })).toBeNull()
  expect(saidOf(null)).toBeNull()
})

test('one that was not asked for whole is a failure, not silence', () => {
  expect(() => saidOf('pm_1')).toThrow()
  expect(() => readMethod({ id: 'pi_1' })).toThrow()
})
