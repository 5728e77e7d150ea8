/** What becomes of a generation's hold when this kind of error ends it. */
type HoldFate = 'release' | 'keep' | 'none'
/** business: the caller's doing. external: an outside service. system: ours. */
type ErrorClass = 'business' | 'external' | 'system'

interface ErrorKindRow {
  trpc:
    | 'BAD_REQUEST'
    | 'UNAUTHORIZED'
    | 'PAYMENT_REQUIRED'
    | 'FORBIDDEN'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE'
    | 'UNPROCESSABLE_CONTENT'
    | 'TOO_MANY_REQUESTS'
    | 'SERVICE_UNAVAILABLE'
    | 'BAD_GATEWAY'
    | 'GATEWAY_TIMEOUT'
    | 'INTERNAL_SERVER_ERROR'
  http: number
  class: ErrorClass
  /** May the same request succeed when sent again unchanged? */
  retryable: boolean
  hold: HoldFate
  /** Is a refusal of this kind written to the audit log? */
  audit: boolean
  /** Does an operator want to know at once? */
  alert: boolean
}

/** What the kinds of a class have in common; a row says where it differs. */
const refusal = { class: 'business', retryable: false, hold: 'release', audit: false, alert: false } as const
const trouble = { class: 'external', retryable: true, hold: 'release', audit: false, alert: true } as const
const fault = { class: 'system', retryable: true, hold: 'release', audit: false, alert: true } as const

/**
 * The one table of errors. The tRPC formatter, REST, the job runner and the screens read it; the words for people
 * stand under the same key in the message files of both languages.
 */
export const errorKinds = {
  INVALID_INPUT: { ...refusal, trpc: 'BAD_REQUEST', http: 400 },
  LINK_EXPIRED: { ...refusal, trpc: 'BAD_REQUEST', http: 400, hold: 'none' },
  UNAUTHENTICATED: { ...refusal, trpc: 'UNAUTHORIZED', http: 401, hold: 'none' },
  WRONG_CREDENTIALS: { ...refusal, trpc: 'UNAUTHORIZED', http: 401, hold: 'none', audit: true },
  INSUFFICIENT_CREDITS: { ...refusal, trpc: 'PAYMENT_REQUIRED', http: 402 },
  USAGE_LIMIT_REACHED: { ...refusal, trpc: 'PAYMENT_REQUIRED', http: 402 },
  SPEND_LIMIT_REACHED: { ...refusal, trpc: 'FORBIDDEN', http: 403 },
  FORBIDDEN: { ...refusal, trpc: 'FORBIDDEN', http: 403, audit: true },
  ORIGIN_REFUSED: { ...refusal, trpc: 'FORBIDDEN', http: 403, hold: 'none', audit: true },
  SUSPENDED: { ...refusal, trpc: 'FORBIDDEN', http: 403, audit: true },
  EMAIL_UNVERIFIED: { ...refusal, trpc: 'FORBIDDEN', http: 403, hold: 'none' },
  NOT_FOUND: { ...refusal, trpc: 'NOT_FOUND', http: 404 },
  CONFLICT: { ...refusal, trpc: 'CONFLICT', http: 409 },
  IDEMPOTENCY_CONFLICT: { ...refusal, trpc: 'CONFLICT', http: 409, hold: 'none' },
  PRICE_CHANGED: { ...refusal, trpc: 'CONFLICT', http: 409 },
  TOO_LARGE: { ...refusal, trpc: 'PAYLOAD_TOO_LARGE', http: 413 },
  UNSUPPORTED_MEDIA: { ...refusal, trpc: 'UNSUPPORTED_MEDIA_TYPE', http: 415 },
  CONTENT_REFUSED: { ...refusal, trpc: 'UNPROCESSABLE_CONTENT', http: 422 },
  RATE_LIMITED: { ...refusal, trpc: 'TOO_MANY_REQUESTS', http: 429, retryable: true },
  PROVIDER_REFUSED: { ...trouble, trpc: 'BAD_GATEWAY', http: 502, retryable: false },
  PROVIDER_UNAVAILABLE: { ...trouble, trpc: 'SERVICE_UNAVAILABLE', http: 503 },
  PROVIDER_UNKNOWN: { ...trouble, trpc: 'GATEWAY_TIMEOUT', http: 504, retryable: false, hold: 'keep' },
  PAYMENT_UNAVAILABLE: { ...trouble, trpc: 'SERVICE_UNAVAILABLE', http: 503, hold: 'none' },
  PAYMENT_REFUSED: { ...trouble, trpc: 'BAD_GATEWAY', http: 502, retryable: false, hold: 'none', alert: false },
  RENDER_FAILED: { ...fault, trpc: 'INTERNAL_SERVER_ERROR', http: 500 },
  STORAGE_FULL: { ...fault, trpc: 'SERVICE_UNAVAILABLE', http: 503 },
  UNAVAILABLE: { ...fault, trpc: 'SERVICE_UNAVAILABLE', http: 503, hold: 'none', alert: false },
  DEADLINE_EXCEEDED: { ...fault, trpc: 'GATEWAY_TIMEOUT', http: 504 },
  INTERNAL: { ...fault, trpc: 'INTERNAL_SERVER_ERROR', http: 500 },
} as const satisfies Record<string, ErrorKindRow>

export type ErrorKind = keyof typeof errorKinds
