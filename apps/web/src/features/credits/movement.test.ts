import { expect, test } from 'vitest'
import { movementOf, whyBack } from './movement'

test.each([
  ['grant', 8, 'released'],
  ['release', 8, 'released'],
  ['hold', -8, 'held'],
  ['capture', -8, 'charged'],
  ['repayment', -8, 'charged'],
  ['clawback', -8, 'failed'],
  ['expiry', -8, 'failed'],
  ['reversal', 8, 'released'],
] as const)('%s moves %i', (kind, signed, meaning) =>
  expect(movementOf({ kind, amount: 8 })).toEqual({ signed, meaning }),
)

test('credits come back for a reason', () => {
  expect(whyBack({ kind: 'release', reason: 'canceled' })).toBe('canceled')
  expect(whyBack({ kind: 'release', reason: 'RENDER_FAILED' })).toBe('failed')
  expect(whyBack({ kind: 'grant', reason: 'subscription-restored' })).toBe('restored')
  expect(whyBack({ kind: 'grant', reason: 'subscription' })).toBeNull()
  expect(whyBack({ kind: 'hold', reason: 'generation' })).toBeNull()
})
