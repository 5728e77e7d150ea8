import { expect, test } from 'vitest'
import { ConfigError } from '../../../kernel/config'
import { testGatewayConfig } from './config'

const demo = { STUDIOLO_DEMO: '1' }
const open = { isOpen: true, exposedBy: null }
const closed = { isOpen: false, exposedBy: null }

test.each([
  [{}],
  [{ HOST: 'localhost' }],
  [{ HOST: '127.0.0.2', APP_URL: 'http://127.0.0.2:8080' }],
  [{ HOST: '::1', APP_URL: 'http://[::1]:3000' }],
  [{ HOST: '', APP_URL: 'https://localhost' }],
])('open on a demo instance that only this machine reaches: %o', (env) => {
  expect(testGatewayConfig.parse({ ...demo, ...env })).toEqual(open)
})

test.each([
  [{ HOST: '0.0.0.0' }, 'HOST'],
  [{ HOST: '::' }, 'HOST'],
  [{ HOST: '192.168.1.20', APP_URL: 'http://localhost:3000' }, 'HOST'],
  [{ HOST: 'localhost.example.org' }, 'HOST'],
  [{ APP_URL: 'https://studio.example.org' }, 'APP_URL'],
  [{ HOST: '127.0.0.1', APP_URL: 'https://127.0.0.1.example.org' }, 'APP_URL'],
  [{ APP_URL: 'http://203.0.113.9:3000' }, 'APP_URL'],
])('closed on one that others reach: %o', (env, exposedBy) => {
  expect(testGatewayConfig.parse({ ...demo, ...env })).toEqual({ isOpen: false, exposedBy })
})

test('an instance without demo, or with a real gateway, has none and is exposed by nothing', () => {
  expect(testGatewayConfig.parse({ HOST: '0.0.0.0' })).toEqual(closed)
  expect(testGatewayConfig.parse({ ...demo, HOST: '0.0.0.0', STRIPE_SECRET_KEY: 'sk_live_1' })).toEqual(closed)
  expect(testGatewayConfig.parse({ ...demo, CREEM_API_KEY: 'creem_1' })).toEqual(closed)
})

test('a wrong address names its variable', () => {
  expect(() => testGatewayConfig.parse({ ...demo, APP_URL: 'studio' })).toThrow(ConfigError)
  expect(() => testGatewayConfig.parse({ ...demo, APP_URL: 'studio' })).toThrow('APP_URL')
})
