import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { sendAgain } from './send-again'

const answeredWith = (kind: string) =>
  TRPCClientError.from({
    error: { code: -32_000, message: kind, data: { error: { id: null, kind, retryable: true, meta: {} } } },
  })

test('what may not have arrived is sent three times, then it has failed', () => {
  const lost = new TypeError('fetch failed')
  expect([0, 1, 2].map((failures) => sendAgain.retry(failures, lost))).toEqual([true, true, false])
  expect(sendAgain.retry(0, answeredWith('UNAVAILABLE'))).toBe(true)
})

test('what was answered is not sent again', () => {
  expect(sendAgain.retry(0, answeredWith('PRICE_CHANGED'))).toBe(false)
  expect(sendAgain.retry(0, answeredWith('RATE_LIMITED'))).toBe(false)
})
