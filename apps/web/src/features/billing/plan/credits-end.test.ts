import { expect, test } from 'vitest'
import { creditsEnd } from './credits-end'

test('the credits of a month end three days after it', () => {
  expect(creditsEnd(new Date('2026-12-30T08:00:00Z'))).toEqual(new Date('2027-01-02T08:00:00Z'))
})
