import type { RateFacts } from './contract'

/**
 * The answer's headers: `RateLimit-Policy` and `RateLimit` as structured fields
 * (draft-ietf-httpapi-ratelimit-headers-11, §3 and §4), and after a refusal `Retry-After` (RFC 9110 §10.2.3).
 */
export function rateLimitHeaders(facts: RateFacts): Record<string, string> {
  const { name, limit, windowSeconds, remaining, resetSeconds, retryAfterSeconds } = facts
  return {
    'ratelimit-policy': `"${name}";q=${limit};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  }
}
