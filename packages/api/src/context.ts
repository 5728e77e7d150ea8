import type { Ctx } from '@studiolo/core/kernel/context'

/** What a door hands to the procedures beside the verbs' own context. */
export interface ApiContext extends Ctx {
  request: {
    /** Also in the answer's `x-request-id` header and in every log line. */
    id: string
    /** The caller's network address, as far as the proxy setting lets us believe it. */
    address: string
    userAgent: string
    headers: Headers
    signal: AbortSignal
  }
  /** Headers the answer will carry; procedures append cookies and rate-limit headers. */
  responseHeaders: Headers
  /** Live events of the process: answers new event ids of a creator until the signal ends it. */
  live: { subscribe(userId: string, signal: AbortSignal): AsyncIterable<number> }
}
