import { expect, test } from 'vitest'
import { readDoorError } from './door-error'

test.each([
  [undefined, null],
  ['', null],
  ['SUSPENDED', 'suspended'],
  ['CONFLICT', 'taken'],
  ['Verification', 'link'],
  ['OAuthCallback', 'canceled'],
  ['OAuthSignin', 'unreachable'],
  ['toString', 'failed'],
  ['<script>', 'failed'],
] as const)('?error=%s says %s', (code, error) => expect(readDoorError(code)).toBe(error))

test('a code given twice is still a failure', () => expect(readDoorError(['a', 'b'])).toBe('failed'))
