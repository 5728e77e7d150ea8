import type { IncomingMessage } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { RequestFacts } from './process'

/** Set by our server on the request that pages see; whatever a client sent under these names is gone. */
export const REQUEST_ID_HEADER = 'x-request-id'
export const ADDRESS_HEADER = 'x-studiolo-address'

const GIVEN_ID = /^[A-Za-z0-9._-]{8,64}$/

/** The path and query, for pages that send somebody to sign in and back. */
export const PATH_HEADER = 'x-studiolo-path'

/** A secret name of this one request, for pages that answer through our server. */
export const VISIT_HEADER = 'x-studiolo-visit'

/** A request on its way through the doors. */
export interface Visit {
  readonly id: string
  /** Known to nobody outside; `id` may be a proxy's. */
  readonly key: string
  readonly address: string
  readonly method: string
  /** Without the query: what may be logged and routed by. */
  readonly path: string
  /** Filled in when the caller is known. */
  userId?: string
}

/** Reads id, address and path, and writes the believed ones back for the pages. */
export function receive(req: IncomingMessage, trustedProxies: number): Visit {
  const given = req.headers[REQUEST_ID_HEADER]
  const id = trustedProxies > 0 && typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID()
  const address = callerAddress(req.socket.remoteAddress ?? '', req.headers['x-forwarded-for'], trustedProxies)
  req.headers[REQUEST_ID_HEADER] = id
  req.headers[ADDRESS_HEADER] = address
  req.headers[PATH_HEADER] = req.url ?? '/'
  const key = randomUUID()
  req.headers[VISIT_HEADER] = key
  const [path = '/'] = (req.url ?? '/').split('?', 1)
  return { id, key, address, method: req.method ?? 'GET', path }
}

/**
 * Each trusted proxy appended the address it saw, so with n proxies the caller is the n-th from the right; what stands
 * further left is the caller's own invention.
 */
export function callerAddress(peer: string, forwarded: string | string[] | undefined, trustedProxies: number): string {
  const plainPeer = peer.replace(/^::ffff:/, '')
  if (trustedProxies === 0 || !forwarded) return plainPeer
  const hops = String(forwarded)
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  return (hops.at(-trustedProxies) ?? hops[0] ?? plainPeer).replace(/^::ffff:/, '')
}

/** The same facts for a door that speaks in `Request`s, and for a page's `headers()`. */
export function factsOf(headers: Headers, signal: AbortSignal): RequestFacts {
  return {
    id: headers.get(REQUEST_ID_HEADER) ?? randomUUID(),
    address: headers.get(ADDRESS_HEADER) ?? '',
    userAgent: (headers.get('user-agent') ?? '').slice(0, 400),
    headers,
    signal,
  }
}

/** A node request's headers in the form of the web. */
export function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
