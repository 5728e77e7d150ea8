import type { Allowance } from '@studiolo/core/plans/contract'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** A browser's timer takes no more than 24 days. */
const LONGEST_MS = 24 * 60 * MINUTE_MS

/**
 * How long until the first of these limits begins anew, for reading them again then: a day at most. A clock that runs
 * ahead of the server's asks again a minute later. False where nothing is limited.
 */
export function msUntilReset(allowances: readonly Allowance[], nowMs: number): number | false {
  const resets = allowances.flatMap(({ resetsAt }) => (resetsAt ? [resetsAt.getTime()] : []))
  if (resets.length === 0) return false
  const leftMs = Math.min(...resets) - nowMs
  return leftMs > 0 ? Math.min(leftMs + SECOND_MS, LONGEST_MS) : MINUTE_MS
}
