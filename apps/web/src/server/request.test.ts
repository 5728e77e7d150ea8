import { expect, test } from 'vitest'
import { callerAddress } from './request'

test.each([
  ['nobody is trusted: the peer itself', '192.0.2.1', '203.0.113.9', 0, '192.0.2.1'],
  ['one proxy: what it saw, not what the caller claims', '10.0.0.1', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies: the second from the right', '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['fewer hops than proxies: the first there is', '10.0.0.1', '203.0.113.9', 3, '203.0.113.9'],
  ['a proxy that added nothing: the peer', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ['a mapped address is a plain one', '::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
])('%s', (_, peer, forwarded, proxies, expected) => {
  expect(callerAddress(peer, forwarded, proxies)).toBe(expected)
})
