import type { OrderSession } from '@studiolo/core/billing/contract'
import { expect, test } from 'vitest'
import { refusalOf, wordsOf } from './refusal'

const session = (gateway: OrderSession['gateway'], lastError: string | null): OrderSession => ({
  id: 'cks_0000000000000000000000000',
  gateway,
  gatewaySessionId: null,
  state: 'closed',
  isShown: false,
  lastError,
  createdAt: new Date('2026-11-21T10:00:00Z'),
  expiresAt: new Date('2026-11-21T11:00:00Z'),
})

test('why nothing could be paid', () => {
  const sessions = [session('stripe', 'no such price')]
  expect(refusalOf({ isRefused: false, kind: 'package', sessions })).toBeNull()
  expect(refusalOf({ isRefused: true, kind: 'package', sessions })).toBe('refused')
  expect(refusalOf({ isRefused: true, kind: 'plan', sessions })).toBe('refused')
  expect(refusalOf({ isRefused: true, kind: 'automatic', sessions })).toBe('notCharged')
  expect(refusalOf({ isRefused: true, kind: 'plan', sessions: [] })).toBe('notTried')
})

test('what gateways said is told once each, the latest first', () => {
  const sessions = [
    session('stripe', 'no such price'),
    session('creem', null),
    session('creem', 'down'),
    session('stripe', 'no such price'),
  ]
  expect(wordsOf({ sessions })).toEqual([
    { gateway: 'stripe', words: 'no such price' },
    { gateway: 'creem', words: 'down' },
  ])
})
