import type { CheckName } from '@studiolo/db/states/reconcile'
import { z } from 'zod'

/** How many differences of a check are kept with a run. */
export const MOST_KEPT = 1000

/** What two sides of the books disagree about. */
export interface Difference {
  /** The ids of it, the one to begin with first: `usr_…` for a wallet, `trf_…` for a grant, `hld_…`, `gen_…`, `pay_…`. */
  subject: string
  expected: string
  found: string
}

export interface CheckResult {
  check: CheckName
  /** How many there are. */
  differences: number
  /** The first of them, at most `MOST_KEPT`. */
  first: Difference[]
}

/** A run without what it found. */
export interface RunSummary {
  id: number
  startedAt: Date
  finishedAt: Date
  /** All of them together; zero is what it should be. */
  differences: number
}

export interface Reconciliation extends RunSummary {
  checks: CheckResult[]
}

const runId = z.int().positive()

/** Which run. */
export const runById = z.object({ id: runId })

/** The runs, newest first, 1–200 a page (default 50). */
export const listRunsInput = z.object({
  /** `nextCursor` of the page before. */
  cursor: runId.nullish(),
  limit: z.int().min(1).max(200).default(50),
})
export type ListRunsInput = z.output<typeof listRunsInput>

export interface RunsPage {
  rows: RunSummary[]
  /** Null on the last page. */
  nextCursor: number | null
}
