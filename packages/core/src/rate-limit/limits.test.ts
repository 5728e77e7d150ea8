import { expect, test } from 'vitest'
import { ConfigError, createConfigReader } from '../kernel/config'
import { rateLimitHeaders } from './headers'
import { rateLimitConfig } from './limits'

const read = (RATE_LIMITS?: string) => createConfigReader({ RATE_LIMITS })(rateLimitConfig)

test('the defaults are those of the product', () => {
  expect(read()).toMatchObject({
    'sign-in': { limit: 5, windowMs: 900_000 },
    register: { limit: 3, windowMs: 3_600_000 },
    generate: { limit: 10, windowMs: 3_600_000 },
    mail: { limit: 5, windowMs: 3_600_000 },
    api: { limit: 100, windowMs: 3_600_000 },
    query: { limit: 100, windowMs: 60_000 },
  })
})

test.each(['generate', 'generate=0/1h', 'generate=ten/1h', 'toString=1/1h', 'generate=5/1y', 'generate=5000/1s'])(
  '%s is refused by name',
  (text) => {
    expect(() => read(text)).toThrow(ConfigError)
    expect(() => read(text)).toThrow(`RATE_LIMITS: "${text}"`)
  },
)

test('headers as the draft has them', () => {
  const facts = { name: 'api', limit: 100, windowSeconds: 3600, remaining: 0, resetSeconds: 3590 }
  expect(rateLimitHeaders({ ...facts, retryAfterSeconds: 26 })).toEqual({
    'ratelimit-policy': '"api";q=100;w=3600',
    ratelimit: '"api";r=0;t=3590',
    'retry-after': '26',
  })
  expect(rateLimitHeaders(facts)).not.toHaveProperty('retry-after')
})
