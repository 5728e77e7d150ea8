import { Stripe } from 'stripe'
import { GatewayError, passingStatuses } from '../gateway'

/** With these Stripe has looked at the request and done nothing. https://docs.stripe.com/api/errors */
const REFUSING = new Set([400, 401, 402, 403, 404, 429])

/** Runs one call to Stripe; whatever fails comes out as GatewayError. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toGatewayError(error)
  }
}

/** The same for a list that is read page by page. */
export async function* askingPages<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages
  } catch (error) {
    throw toGatewayError(error)
  }
}

/**
 * `refused` for a definite refusal, `unknown` for the rest: timeouts, cut lines, 409, 5xx, answers that make no sense. A
 * key that was used with other parameters is `unknown` too: it proves that an earlier request under it arrived.
 */
function toGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  if (!(error instanceof Stripe.errors.StripeError)) {
    return new GatewayError('unknown', 'stripe: an answer that cannot be read', { cause: error })
  }
  const status = error.statusCode ?? 0
  const isReusedKey = error instanceof Stripe.errors.StripeIdempotencyError
  const told = [status || 'no answer', error.code, error.requestId].filter(Boolean).join(', ')
  const outcome = REFUSING.has(status) && !isReusedKey ? 'refused' : 'unknown'
  return new GatewayError(outcome, `stripe: ${error.message} (${told})`, {
    cause: error,
    isPassing: passingStatuses.has(status),
  })
}
