import { AppError } from '@studiolo/core/kernel/errors'
import type { IncomingMessage } from 'node:http'
import type { RequestFacts } from './process'
import { factsOf, headersOf } from './request'

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1)$/
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/**
 * Does somebody ask who sits at this machine, and under its own name (a foreign name that points here is not enough)? A
 * proxy that nobody told us of asks from here too: most say for whom, or for which name. One that says neither looks like
 * this machine, which is why a demo is not for the open net.
 */
export function isFromThisMachine({ address, headers }: Pick<RequestFacts, 'address' | 'headers'>): boolean {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim().replace(/^::ffff:/, ''))
  const isForwarded = hops.some((hop) => hop !== '' && !LOOPBACK.test(hop))
  return LOOPBACK.test(address) && !isForwarded && LOOPBACK_HOST.test(headers.get('host') ?? '')
}

/** What only the demo's own machine may press is not there for anybody else: throws NOT_FOUND. */
export function requireThisMachine(req: IncomingMessage): void {
  const facts = factsOf(headersOf(req), new AbortController().signal)
  if (!isFromThisMachine(facts)) throw new AppError('NOT_FOUND', { message: 'pressed from another machine' })
}
