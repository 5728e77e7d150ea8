import type * as fc from 'fast-check'
import { expect } from 'vitest'
import { concretise, type Attempt, type Draft } from './drafts'
import { countBroken } from './invariants'
import { attemptAll, committedOrder, readBalances, type RealLedger } from './real-ledger'
import type { Outcome, ReferenceLedger, Request } from './reference-ledger'

/** What a run carries from batch to batch beside the reference. */
export interface Run extends RealLedger {
  history: Request[]
  nextKey: () => string
  operations: { done: number; refused: number; repeated: number; rolledBack: number }
}

/** One to eight requests at once. Any order that explains all outcomes is right; the order of commits must be one. */
export class Batch implements fc.AsyncCommand<ReferenceLedger, Run> {
  readonly drafts: Draft[]

  constructor(drafts: Draft[]) {
    this.drafts = drafts
  }

  check(): boolean {
    return true
  }

  async run(model: ReferenceLedger, run: Run): Promise<void> {
    const attempts = concretise(this.drafts, model, run.history, run.nextKey)
    const outcomes = await attemptAll(run, attempts)
    const keys = attempts.map(({ request }) => request.key)
    const [written, balances, { transfers, ...broken }] = await Promise.all([
      committedOrder(run, keys),
      readBalances(run),
      countBroken(run.database.sql, run.walletIds),
    ])
    const commits = written
      .filter(({ key }) => !model.answered.get(key))
      .map((commit) => findCommit(commit, attempts, outcomes))
    for (const [index, attempt] of attempts.entries()) {
      const outcome = outcomes[index]
      if (outcome) explain(model, commits, attempt, outcome, run.operations)
    }
    for (const { request, serial, outcome } of commits) {
      expect(outcome, `in the order of commits: ${JSON.stringify(request)}`).toEqual(model.apply(request, serial))
    }
    run.history.push(...attempts.map(({ request }) => request))

    expect(balances).toEqual(model.balances)
    expect(transfers).toBe(model.transfers)
    expect(broken).toEqual(Object.fromEntries(Object.keys(broken).map((rule) => [rule, 0])))
  }

  toString(): string {
    return `${this.drafts.length} at once`
  }
}

interface Commit {
  request: Request
  serial: number
  outcome: Outcome
}

/** The attempt that wrote this. */
function findCommit(
  { key, serial }: { key: string; serial: number },
  attempts: Attempt[],
  outcomes: Outcome[],
): Commit {
  for (const [index, { request, fate }] of attempts.entries()) {
    const outcome = outcomes[index]
    if (request.key === key && fate === 'commit' && outcome?.ok) return { request, serial, outcome }
  }
  throw new Error(`nobody committed ${key}`)
}

/**
 * Is there a moment at which the model would have answered this? A request sees its own wallet after some of the batch's
 * commits on it, in their order, and of the other wallets only whether they have used its key.
 */
function explain(
  model: ReferenceLedger,
  commits: Commit[],
  { request, fate }: Attempt,
  outcome: Outcome,
  operations: Run['operations'],
): void {
  const repeated = model.answered.get(request.key) !== undefined
  if (outcome.ok && fate === 'commit' && !repeated && !commits.some((commit) => commit.request.key === request.key)) {
    throw new Error(`answered but not written: ${JSON.stringify(request)}`)
  }
  const user = model.userOf(request)
  const isOwn = (commit: Commit) => model.userOf(commit.request) === user
  const own = commits.filter(isOwn)
  const others = commits.filter((commit) => !isOwn(commit))
  const moments = [...momentsOf(model, [], own), ...(others.length > 0 ? momentsOf(model, others, own) : [])]
  const serial = outcome.ok ? (outcome.holdId ?? 0) : 0
  const possible = moments.map((moment) => moment.branch().apply(request, serial))
  expect(possible, `${JSON.stringify(request)} (${fate})`).toContainEqual(outcome)

  operations.done += 1
  if (!outcome.ok) operations.refused += 1
  else if (fate === 'rollback') operations.rolledBack += 1
  else if (repeated) operations.repeated += 1
}

/** The states after the first commits and none, one, two … of the next. */
function momentsOf(model: ReferenceLedger, first: Commit[], next: Commit[]): ReferenceLedger[] {
  const start = model.branch()
  for (const { request, serial } of first) start.apply(request, serial)
  const moments = [start]
  for (const { request, serial } of next) {
    const moment = (moments.at(-1) ?? start).branch()
    moment.apply(request, serial)
    moments.push(moment)
  }
  return moments
}
