import { expect, test } from 'vitest'
import { readDispute } from './read-dispute'

test.each([
  [{ claim: null, note: '' }, null, { claim: true, note: true }],
  [{ claim: 'api_error', note: ' ab ' }, null, { claim: false, note: true }],
  [{ claim: null, note: 'No sound' }, null, { claim: true, note: false }],
  [{ claim: 'api_error', note: 'x'.repeat(1001) }, null, { claim: false, note: true }],
  [
    { claim: 'system_error', note: '  No sound  ' },
    { claim: 'system_error', note: 'No sound' },
    { claim: false, note: false },
  ],
] as const)('%o', (draft, sent, faults) => {
  expect(readDispute(draft)).toEqual({ sent, faults })
})
