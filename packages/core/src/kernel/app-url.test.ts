import { expect, test } from 'vitest'
import { appLink, appUrlConfig } from './app-url'
import { ConfigError, createConfigReader } from './config'

const read = (APP_URL?: string) => createConfigReader({ APP_URL })(appUrlConfig)

test('an origin, and whether it is safe', () => {
  expect(read()).toEqual({ origin: 'http://127.0.0.1:3000', isSecure: false })
  expect(read('https://studio.example.org/')).toEqual({ origin: 'https://studio.example.org', isSecure: true })
})

test.each(['studio.example.org', 'ftp://studio.example.org', 'https://studio.example.org/app'])(
  '%s is refused by name',
  (url) => {
    expect(() => read(url)).toThrow(ConfigError)
    expect(() => read(url)).toThrow('APP_URL')
  },
)

test('links escape what they carry', () => {
  expect(appLink('https://a.example', '/reset-password', { token: 'a&b=c' })).toBe(
    'https://a.example/reset-password?token=a%26b%3Dc',
  )
})
