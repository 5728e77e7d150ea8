/** What is known of a bucket after a take. */
export interface RateFacts {
  /** The limit's name, e.g. `api`. */
  name: string
  /** Tokens per window. */
  limit: number
  windowSeconds: number
  /** Tokens that are left now. */
  remaining: number
  /** Seconds until the bucket is full again. */
  resetSeconds: number
  /** Only after a refusal: seconds until one token is back. */
  retryAfterSeconds?: number
}
