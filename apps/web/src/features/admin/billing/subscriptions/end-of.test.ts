import { expect, test } from 'vitest'
import { endOf } from './end-of'

test('an end that was goes before one that was asked for', () => {
  const cancelsAt = new Date('2026-12-21T00:00:00Z')
  const endedAt = new Date('2026-12-01T00:00:00Z')
  expect(endOf({ endedAt: null, cancelsAt: null })).toBeNull()
  expect(endOf({ endedAt: null, cancelsAt })).toBe(cancelsAt)
  expect(endOf({ endedAt, cancelsAt })).toBe(endedAt)
})
