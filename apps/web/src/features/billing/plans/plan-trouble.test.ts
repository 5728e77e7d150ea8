import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { mayBeDone, planTroubleOf, planTroubles } from './plan-trouble'

test('a refusal of money is told apart from other refusals', () => {
  expect(planTroubleOf('PAYMENT_REFUSED', 'change')).toBe('refused')
  expect(planTroubleOf('PAYMENT_REFUSED', 'resume')).toBe('refusedOther')
  expect(planTroubleOf('PAYMENT_REFUSED', 'portal')).toBe('refusedOther')
})

test('the same error means another thing to who begins and to who changes', () => {
  expect(planTroubleOf('CONFLICT', 'subscribe')).toBe('hasPlan')
  expect(planTroubleOf('CONFLICT', 'change')).toBe('conflict')
  expect(planTroubleOf('NOT_FOUND', 'subscribe')).toBe('gone')
  expect(planTroubleOf('NOT_FOUND', 'cancel')).toBe('ended')
  expect(planTroubleOf('INVALID_INPUT', 'change')).toBe('same')
  expect(planTroubleOf('INVALID_INPUT', 'subscribe')).toBeNull()
})

test('what is not about plans is left to the error table', () => {
  expect(planTroubleOf('INTERNAL', 'change')).toBeNull()
  expect(planTroubleOf('RATE_LIMITED', 'subscribe')).toBeNull()
})

test('nobody is told that nothing changed when only the answer was lost', () => {
  expect(mayBeDone('PAYMENT_UNAVAILABLE', 'change')).toBe(true)
  expect(mayBeDone('UNAVAILABLE', 'cancel')).toBe(true)
  expect(mayBeDone('PAYMENT_REFUSED', 'change')).toBe(false)
  expect(mayBeDone('PAYMENT_UNAVAILABLE', 'subscribe')).toBe(false)
})

test('every trouble has its words', () => {
  for (const trouble of planTroubles) {
    expect(messages.en.subscription.problem).toHaveProperty(trouble)
    expect(messages.en.subscription.problem).toHaveProperty(`${trouble}Text`)
  }
})
