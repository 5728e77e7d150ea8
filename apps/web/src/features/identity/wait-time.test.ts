import { expect, test } from 'vitest'
import { waitTime } from './wait-time'

test.each([
  [0, 1, 'seconds'],
  [0.2, 1, 'seconds'],
  [42, 42, 'seconds'],
  [90, 90, 'seconds'],
  [91, 2, 'minutes'],
  [180, 3, 'minutes'],
  [181, 4, 'minutes'],
  [5400, 90, 'minutes'],
  [5401, 2, 'hours'],
] as const)('%s seconds are %s %s', (seconds, count, unit) => expect(waitTime(seconds)).toEqual({ count, unit }))
