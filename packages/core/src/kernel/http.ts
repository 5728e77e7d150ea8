import { lookup } from 'node:dns'
import ipaddr from 'ipaddr.js'
import { Agent, fetch as undiciFetch } from 'undici'
import type { LookupFunction } from 'node:net'
import { AppError } from './errors'

export interface GuardedRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  signal?: AbortSignal
}

/** `fetch` for every address we did not write ourselves: http(s) only, public addresses only, also after redirects. */
export type GuardedFetch = (url: string, request?: GuardedRequest) => Promise<Response>

const MAX_REDIRECTS = 5

/** Is this an address of the open internet? Loopback, private, link-local, carrier, multicast and mapped forms are not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

export interface GuardOptions {
  /** Hosts an operator trusts although they are inside (`host` or `host:port`), e.g. a GPU box. Default none. */
  allowHosts?: readonly string[]
}

/**
 * The address is checked where the connection is made, on the resolved IP, so that a name that changes its mind between
 * check and connect (DNS rebinding) reaches nothing. Throws AppError INVALID_INPUT for a refused address.
 */
export function createGuardedFetch({ allowHosts = [] }: GuardOptions = {}): GuardedFetch {
  const guarded = new Agent({ connect: { lookup: publicLookup } })
  const trusting = new Agent()
  return async (url, request = {}) => {
    let target = checkedUrl(url)
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const trusted = allowHosts.includes(target.host) || allowHosts.includes(target.hostname)
      if (!trusted) refuseLiteral(target)
      const response = await undiciFetch(target, {
        ...request,
        redirect: 'manual',
        dispatcher: trusted ? trusting : guarded,
      })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || !location) return response as unknown as Response
      await response.body?.cancel()
      target = checkedUrl(new URL(location, target).href)
      if (response.status === 303) request = { ...request, method: 'GET', body: undefined }
    }
    throw refused(url, 'too many redirects')
  }
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    const inside = addresses.find(({ address }) => !isPublicAddress(address))
    if (inside) return callback(refused(hostname, 'not a public address'), [])
    if (options.all) return callback(null, addresses)
    const [first] = addresses
    callback(null, first?.address ?? '', first?.family)
  })
}

function refuseLiteral(target: URL): void {
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !isPublicAddress(host)) throw refused(target.href, 'not a public address')
}

function checkedUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) throw refused(url, 'not an http address')
  if (parsed.username || parsed.password) throw refused(parsed.host, 'credentials in the address')
  return parsed
}

function refused(url: string, reason: string): AppError {
  return new AppError('INVALID_INPUT', { message: `${reason}: ${url}`, meta: { field: 'url', reason } })
}
