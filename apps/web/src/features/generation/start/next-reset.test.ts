import type { Allowance } from '@studiolo/core/plans/contract'
import { expect, test } from 'vitest'
import { msUntilReset } from './next-reset'

const now = Date.UTC(2026, 0, 15, 23)
const ending = (resetsAt: Date | null): Allowance => ({
  operation: 'speech',
  allowed: true,
  used: 1,
  limit: resetsAt && 2,
  remaining: resetsAt && 1,
  window: resetsAt && 'day',
  resetsAt,
  upgradeRequired: false,
})

test('the first limit that begins anew is waited for, and a second more', () => {
  const tomorrow = ending(new Date('2026-01-16T00:00:00Z'))
  const nextMonth = ending(new Date('2026-02-01T00:00:00Z'))
  expect(msUntilReset([nextMonth, tomorrow, ending(null)], now)).toBe(3_601_000)
  expect(msUntilReset([nextMonth], now)).toBe(86_400_000)
})

test('what has begun anew by a clock ahead is asked for after a minute', () => {
  expect(msUntilReset([ending(new Date(now))], now)).toBe(60_000)
})

test('without limits nothing is waited for', () => {
  expect(msUntilReset([ending(null)], now)).toBe(false)
  expect(msUntilReset([], now)).toBe(false)
})
