import { expect, test } from 'vitest'
import { splitLength } from './length'

test.each([
  [0, { unit: 'ms', ms: 0 }],
  [999.4, { unit: 'ms', ms: 999 }],
  [1000, { unit: 'seconds', seconds: 1 }],
  [9_990, { unit: 'seconds', seconds: 9.9 }],
  [59_999, { unit: 'seconds', seconds: 59 }],
  [60_000, { unit: 'minutes', minutes: 1, seconds: 0 }],
  [3_599_999, { unit: 'minutes', minutes: 59, seconds: 59 }],
  [3_600_000, { unit: 'hours', hours: 1, minutes: 0 }],
  [90_000_000, { unit: 'days', days: 1, hours: 1 }],
])('%i ms', (ms, length) => {
  expect(splitLength(ms)).toEqual(length)
})
