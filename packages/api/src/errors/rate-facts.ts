import { AppError } from '@studiolo/core/kernel/errors'
import type { RateFacts } from '@studiolo/core/rate-limit/contract'

/** What a refusal by rate knows of its limit; null for any other error. */
export function rateFactsOf(error: unknown): RateFacts | null {
  if (!(error instanceof AppError) || error.kind !== 'RATE_LIMITED') return null
  const { name, limit, windowSeconds, remaining, resetSeconds, retryAfterSeconds } = error.meta
  if (typeof name !== 'string' || typeof retryAfterSeconds !== 'number') return null
  const [limitNumber, window, left, reset] = [limit, windowSeconds, remaining, resetSeconds].map(Number)
  if (limitNumber === undefined || window === undefined || left === undefined || reset === undefined) return null
  return { name, limit: limitNumber, windowSeconds: window, remaining: left, resetSeconds: reset, retryAfterSeconds }
}
