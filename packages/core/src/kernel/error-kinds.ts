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

/**
 * The one table of errors. The tRPC formatter, REST, the job runner and the screens read it; the words for people
 * stand under the same key in the message files of both languages.
 */
export const errorKinds = {
  INVALID_INPUT: {
    trpc: 'BAD_REQUEST',
    http: 400,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  LINK_EXPIRED: {
    trpc: 'BAD_REQUEST',
    http: 400,
    class: 'business',
    retryable: false,
    hold: 'none',
    audit: false,
    alert: false,
  },
  UNAUTHENTICATED: {
    trpc: 'UNAUTHORIZED',
    http: 401,
    class: 'business',
    retryable: false,
    hold: 'none',
    audit: false,
    alert: false,
  },
  WRONG_CREDENTIALS: {
    trpc: 'UNAUTHORIZED',
    http: 401,
    class: 'business',
    retryable: false,
    hold: 'none',
    audit: true,
    alert: false,
  },
  INSUFFICIENT_CREDITS: {
    trpc: 'PAYMENT_REQUIRED',
    http: 402,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  FORBIDDEN: {
    trpc: 'FORBIDDEN',
    http: 403,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: true,
    alert: false,
  },
  ORIGIN_REFUSED: {
    trpc: 'FORBIDDEN',
    http: 403,
    class: 'business',
    retryable: false,
    hold: 'none',
    audit: true,
    alert: false,
  },
  SUSPENDED: {
    trpc: 'FORBIDDEN',
    http: 403,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: true,
    alert: false,
  },
  EMAIL_UNVERIFIED: {
    trpc: 'FORBIDDEN',
    http: 403,
    class: 'business',
    retryable: false,
    hold: 'none',
    audit: false,
    alert: false,
  },
  NOT_FOUND: {
    trpc: 'NOT_FOUND',
    http: 404,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  CONFLICT: {
    trpc: 'CONFLICT',
    http: 409,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  IDEMPOTENCY_CONFLICT: {
    trpc: 'CONFLICT',
    http: 409,
    class: 'business',
    retryable: false,
    hold: 'none',
    audit: false,
    alert: false,
  },
  PRICE_CHANGED: {
    trpc: 'CONFLICT',
    http: 409,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  TOO_LARGE: {
    trpc: 'PAYLOAD_TOO_LARGE',
    http: 413,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  UNSUPPORTED_MEDIA: {
    trpc: 'UNSUPPORTED_MEDIA_TYPE',
    http: 415,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  CONTENT_REFUSED: {
    trpc: 'UNPROCESSABLE_CONTENT',
    http: 422,
    class: 'business',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: false,
  },
  RATE_LIMITED: {
    trpc: 'TOO_MANY_REQUESTS',
    http: 429,
    class: 'business',
    retryable: true,
    hold: 'release',
    audit: false,
    alert: false,
  },
  PROVIDER_REFUSED: {
    trpc: 'BAD_GATEWAY',
    http: 502,
    class: 'external',
    retryable: false,
    hold: 'release',
    audit: false,
    alert: true,
  },
  PROVIDER_UNAVAILABLE: {
    trpc: 'SERVICE_UNAVAILABLE',
    http: 503,
    class: 'external',
    retryable: true,
    hold: 'release',
    audit: false,
    alert: true,
  },
  PROVIDER_UNKNOWN: {
    trpc: 'GATEWAY_TIMEOUT',
    http: 504,
    class: 'external',
    retryable: false,
    hold: 'keep',
    audit: false,
    alert: true,
  },
  PAYMENT_UNAVAILABLE: {
    trpc: 'SERVICE_UNAVAILABLE',
    http: 503,
    class: 'external',
    retryable: true,
    hold: 'none',
    audit: false,
    alert: true,
  },
  PAYMENT_REFUSED: {
    trpc: 'BAD_GATEWAY',
    http: 502,
    class: 'external',
    retryable: false,
    hold: 'none',
    audit: false,
    alert: false,
  },
  RENDER_FAILED: {
    trpc: 'INTERNAL_SERVER_ERROR',
    http: 500,
    class: 'system',
    retryable: true,
    hold: 'release',
    audit: false,
    alert: true,
  },
  STORAGE_FULL: {
    trpc: 'SERVICE_UNAVAILABLE',
    http: 503,
    class: 'system',
    retryable: true,
    hold: 'release',
    audit: false,
    alert: true,
  },
  UNAVAILABLE: {
    trpc: 'SERVICE_UNAVAILABLE',
    http: 503,
    class: 'system',
    retryable: true,
    hold: 'none',
    audit: false,
    alert: false,
  },
  DEADLINE_EXCEEDED: {
    trpc: 'GATEWAY_TIMEOUT',
    http: 504,
    class: 'system',
    retryable: true,
    hold: 'release',
    audit: false,
    alert: true,
  },
  INTERNAL: {
    trpc: 'INTERNAL_SERVER_ERROR',
    http: 500,
    class: 'system',
    retryable: true,
    hold: 'release',
    audit: false,
    alert: true,
  },
} as const satisfies Record<string, ErrorKindRow>

export type ErrorKind = keyof typeof errorKinds
