import { Stripe } from 'stripe'
import type { Clock } from '../../../kernel/clock'
import type { Ctx } from '../../../kernel/context'
import type { GuardedFetch } from '../../../kernel/http'
import type { StripeSettings } from './config'

/** What we speak, whatever the account's own default is; the types of the `stripe` package are of the same version. */
export const API_VERSION = '2026-10-28.endive'
const TIMEOUT_MS = 5000

/** What asking Stripe takes: its client, and whose time the answers carry. */
export interface StripeLine {
  client: Stripe
  clock: Clock
}

/** Opens one for a call of ours; see `createStripeClient`. */
export function openLine(ctx: Ctx, settings: StripeSettings, signal: AbortSignal): StripeLine {
  return { client: createStripeClient(ctx, settings, signal), clock: ctx.clock }
}

/** Stripe's client for one call: through our fetch, never sent twice by itself, given up after five seconds or at `signal`. */
export function createStripeClient(ctx: Ctx, settings: StripeSettings, signal: AbortSignal): Stripe {
  const { protocol, hostname, port } = settings.apiUrl
  const secure = protocol === 'https:'
  return new Stripe(settings.secretKey, {
    apiVersion: API_VERSION,
    httpClient: Stripe.createFetchHttpClient(adaptFetch(ctx.fetch, signal)),
    protocol: secure ? 'https' : 'http',
    host: hostname,
    port: port || (secure ? 443 : 80),
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
  })
}

function adaptFetch(guarded: GuardedFetch, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    try {
      return await guarded(input instanceof Request ? input.url : String(input), {
        method: init?.method,
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: typeof init?.body === 'string' ? init.body : undefined,
        signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
      })
    } catch (error) {
      // The client sends a request again for an error with the code ECONNRESET or EPIPE, also with no retries allowed.
      throw new Error(error instanceof Error ? error.message : 'no answer', { cause: error })
    }
  }
}
