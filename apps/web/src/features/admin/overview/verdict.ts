import type { Overview } from '@studiolo/core/ops/contract'

/** Why it does not work as it should, with the number that says so. */
export type Cause =
  | { kind: 'no-worker' }
  | { kind: 'dead-jobs'; count: number }
  | { kind: 'low-success'; percent: number; failed: number }
  | { kind: 'backlog'; count: number }
  | { kind: 'long-wait'; waitMs: number }
  | { kind: 'system-errors'; count: number }

export interface Verdict {
  /** `stopped`: nothing can be made. */
  state: 'working' | 'degraded' | 'stopped'
  /** The gravest first. */
  causes: Cause[]
}

/** The bars of the shipped alerts: more than 5 % failures, a backlog above 100, more than ten minutes. */
const LOWEST_SUCCESS = 0.95
const LARGEST_BACKLOG = 100
const LONGEST_WAIT_MS = 600_000
/** A single failure among a handful says nothing. */
const FAILURES_THAT_COUNT = 2

/** Is it working, and if not, why? */
export function verdictOf({ workers, jobs, successRate, generations, errors }: Overview): Verdict {
  const causes: Cause[] = []
  const alive = workers.some((worker) => worker.alive)
  if (!alive) causes.push({ kind: 'no-worker' })
  if (jobs.dead > 0) causes.push({ kind: 'dead-jobs', count: jobs.dead })
  if (successRate !== null && successRate < LOWEST_SUCCESS && generations.failed >= FAILURES_THAT_COUNT) {
    causes.push({ kind: 'low-success', percent: Math.floor(successRate * 100), failed: generations.failed })
  }
  if (generations.waiting > LARGEST_BACKLOG) causes.push({ kind: 'backlog', count: generations.waiting })
  if (generations.oldestWaitMs !== null && generations.oldestWaitMs > LONGEST_WAIT_MS) {
    causes.push({ kind: 'long-wait', waitMs: generations.oldestWaitMs })
  }
  if (errors.system > 0) causes.push({ kind: 'system-errors', count: errors.system })
  if (!alive) return { state: 'stopped', causes }
  return { state: causes.length > 0 ? 'degraded' : 'working', causes }
}
