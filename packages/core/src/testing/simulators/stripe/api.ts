import type { Account } from './account'
import type { RequestCheck } from './check-request'
import { decodeForm } from './form'
import { newId } from './objects'
import type { Card } from './payments'
import { findRoute, runRoute } from './routes'
import { invalid, StripeFailure } from './stripe-failure'

export interface ApiCall {
  method: string
  path: string
  /** The query of a GET, the body of a POST, form-encoded. */
  form: string
  headers: { authorization?: string; idempotencyKey?: string; version?: string }
  /** What becomes of a charge that it makes. */
  card: Card
}

export interface ApiAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Answers one call as Stripe does: key, version, idempotency, parameters, and then the work. */
export function createApi({
  account,
  secretKey,
  check,
}: {
  account: Account
  secretKey: string
  check: RequestCheck
}): (call: ApiCall) => ApiAnswer {
  const kept = new Map<string, { request: string; answer: ApiAnswer }>()

  function work(call: ApiCall): ApiAnswer {
    if (call.headers.authorization !== `Bearer ${secretKey}`) {
      throw failure(401, 'Invalid API Key provided: sk_test_***')
    }
    if (!/^\d{4}-\d\d-\d\d\.[a-z]+$/.test(call.headers.version ?? '')) {
      throw failure(400, 'Invalid Stripe API version: name one.')
    }
    const found = findRoute(call.method, call.path)
    if (!found) throw failure(404, `Unrecognized request URL (${call.method}: ${call.path}).`)
    const { idempotencyKey: key } = call.headers
    const request = `${call.method} ${call.path} ${call.form}`
    const before = key === undefined ? undefined : kept.get(key)
    if (before && before.request !== request) throw usedOtherwise()
    if (before) return { ...before.answer, headers: { ...before.answer.headers, 'idempotent-replayed': 'true' } }
    const given = decodeForm(call.form)
    if ('payment_method_types' in given) throw noLongerSupported()
    const params = check(call.method, found.route.template, given)
    account.settleDue()
    const answer = attempt(() => json(200, runRoute(found, account, params, call.card)))
    if (key !== undefined && call.method === 'POST') kept.set(key, { request, answer })
    return answer
  }

  return (call) => attempt(() => work(call))
}

/** What a call is answered with that Stripe refuses before it looks at it. */
export function refuse(status: number, code: string, message: string): ApiAnswer {
  return json(status, {
    error: { type: status >= 500 ? 'api_error' : 'invalid_request_error', ...(code ? { code } : {}), message },
  })
}

function attempt(run: () => ApiAnswer): ApiAnswer {
  try {
    return run()
  } catch (error) {
    if (error instanceof StripeFailure) return json(error.status, { error: error.body })
    throw error
  }
}

/**
 * Known to the description, refused since 2026-09-30.
 * https://docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions
 */
function noLongerSupported(): StripeFailure {
  return invalid('`payment_method_types` is not supported in this version of the API.', {
    code: 'payment_method_types_no_longer_supported',
    param: 'payment_method_types',
  })
}

/** https://docs.stripe.com/api/idempotent_requests */
function usedOtherwise(): StripeFailure {
  return new StripeFailure(400, {
    type: 'idempotency_error',
    message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
  })
}

function failure(status: number, message: string): StripeFailure {
  return new StripeFailure(status, { type: 'invalid_request_error', message })
}

function json(status: number, body: unknown): ApiAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'request-id': newId('req') },
    body: JSON.stringify(body),
  }
}
