import { expect, test } from 'vitest'
import { ConfigError, createConfigReader } from '../../../kernel/config'
import { stripeConfig, stripeDoor } from './index'

const complete = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRETS: 'whsec_1' }

test('without a key there is no gateway', () => {
  expect(stripeDoor.open(createConfigReader({ STRIPE_SECRET_KEY: '', STRIPE_PAYMENT_METHODS: 'card' }))).toBeNull()
})

test('with a key and a webhook secret there is one', () => {
  expect(stripeDoor.open(createConfigReader(complete))?.id).toBe('stripe')
  const settings = stripeConfig.parse(complete)
  expect(settings).toMatchObject({
    secretKey: 'sk_test_1',
    webhookSecrets: ['whsec_1'],
    paymentMethods: null,
    tax: 'off',
  })
  expect(settings?.apiUrl.href).toBe('https://api.stripe.com/')
})

test('lists may have blanks', () => {
  const settings = stripeConfig.parse({
    ...complete,
    STRIPE_WEBHOOK_SECRETS: 'whsec_new, whsec_old',
    STRIPE_PAYMENT_METHODS: 'card, alipay,wechat_pay,',
  })
  expect(settings?.webhookSecrets).toEqual(['whsec_new', 'whsec_old'])
  expect(settings?.paymentMethods).toEqual(['card', 'alipay', 'wechat_pay'])
})

test('taxes are added where somebody says so', () => {
  expect(stripeConfig.parse({ ...complete, STRIPE_TAX: 'automatic' })?.tax).toBe('automatic')
  expect(stripeConfig.parse({ ...complete, STRIPE_TAX: 'off' })?.tax).toBe('off')
})

test.each([
  [{ STRIPE_WEBHOOK_SECRETS: undefined }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ STRIPE_SECRET_KEY: undefined }, 'STRIPE_SECRET_KEY'],
  [{ STRIPE_SECRET_KEY: 'pk_test_1' }, 'STRIPE_SECRET_KEY'],
  [{ STRIPE_WEBHOOK_SECRETS: 'whsec_1,other' }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ STRIPE_WEBHOOK_SECRETS: 'whsec_1,whsec_2,whsec_3' }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ STRIPE_WEBHOOK_SECRETS: ',' }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ STRIPE_API_URL: 'ftp://stripe' }, 'STRIPE_API_URL'],
  [{ STRIPE_API_URL: 'https://stripe.example/v1' }, 'STRIPE_API_URL'],
  [{ STRIPE_PAYMENT_METHODS: 'Credit Card' }, 'STRIPE_PAYMENT_METHODS'],
  [{ STRIPE_TAX: 'on' }, 'STRIPE_TAX'],
])('%o is a mistake of %s', (changed, variable) => {
  expect(() => stripeConfig.parse({ ...complete, ...changed })).toThrow(ConfigError)
  expect(() => stripeConfig.parse({ ...complete, ...changed })).toThrow(variable)
})
