import { expect, test } from 'vitest'
import { endsSoon, splitLots } from './lot-view'

const DAY_MS = 86_400_000
const nowMs = Date.parse('2026-01-15T12:00:00Z')
const lot = { remaining: 5, held: 0, state: 'active', expiresAt: null } as const

test('what is at work is open, also when its time is over', () => {
  const atWork = { ...lot, remaining: 0, held: 2, state: 'expired' } as const
  const expired = { ...lot, remaining: 0, state: 'expired' } as const
  const spent = { ...lot, remaining: 0, state: 'spent' } as const
  expect(splitLots([lot, expired, atWork, spent])).toEqual({ open: [lot, atWork], ended: [expired, spent] })
})

test('what goes within a week ends soon, if there is something to go', () => {
  const ending = { ...lot, expiresAt: new Date(nowMs + 7 * DAY_MS - 1) }
  expect(endsSoon(ending, nowMs)).toBe(true)
  expect(endsSoon({ ...ending, remaining: 0 }, nowMs)).toBe(false)
  expect(endsSoon({ ...ending, state: 'expired' }, nowMs)).toBe(false)
  expect(endsSoon({ ...ending, expiresAt: new Date(nowMs + 7 * DAY_MS) }, nowMs)).toBe(false)
  expect(endsSoon(lot, nowMs)).toBe(false)
})
