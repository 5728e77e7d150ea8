import type { CheckName } from '@studiolo/db/states/reconcile'

/** What two sides of the books disagree about, with the id of it. */
export interface Difference {
  /** `wallet 12`, `hold 7`, `gen_…`, `pay_…`. */
  subject: string
  expected: string
  found: string
}

export interface CheckResult {
  check: CheckName
  /** How many there are. */
  differences: number
  /** The first hundred. */
  first: Difference[]
}

export interface Reconciliation {
  startedAt: Date
  finishedAt: Date
  /** All of them together; zero is what it should be. */
  differences: number
  checks: CheckResult[]
}
