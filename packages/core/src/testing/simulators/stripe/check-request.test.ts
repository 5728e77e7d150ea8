import { expect, test } from 'vitest'
import { createRequestCheck } from './check-request'

test('without the description nothing is checked', () => {
  const check = createRequestCheck(null)
  expect(check('POST', '/v1/refunds', { colour: 'red' })).toEqual({ colour: 'red' })
})
