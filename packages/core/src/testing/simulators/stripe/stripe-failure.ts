interface FailureBody {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
  /** As the attempt has left it. */
  payment_intent?: Record<string, unknown>
}

/** A refusal in Stripe's words: the status and the `error` object of the answer. https://docs.stripe.com/api/errors */
export class StripeFailure extends Error {
  readonly status: number
  readonly body: FailureBody

  constructor(status: number, body: FailureBody) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

export function invalid(message: string, details: { code?: string; param?: string } = {}): StripeFailure {
  return new StripeFailure(400, { type: 'invalid_request_error', message, ...details })
}

export function missing(noun: string, id: string, param: string): StripeFailure {
  const message = `No such ${noun}: '${id}'`
  return new StripeFailure(404, { type: 'invalid_request_error', code: 'resource_missing', message, param })
}

/** The card's bank says no. https://docs.stripe.com/declines/codes */
export function cardDeclined(): StripeFailure {
  return new StripeFailure(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  })
}

/** The card's bank wants to hear its owner, who is not there. https://docs.stripe.com/payments/3d-secure */
export function authenticationRequired(): StripeFailure {
  return new StripeFailure(402, {
    type: 'card_error',
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  })
}
