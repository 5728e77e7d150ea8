import type * as fc from 'fast-check'
import { expect } from 'vitest'
import { concretise, type Attempt, type Draft } from './drafts'
import { countBroken } from './invariants'
import {
  attemptAll,
  committedOrder,
  expireAtOnce,
  expiriesSince,
  readBalances,
  readLots,
  type Expiry,
  type Operations,
  type RealLedger,
} from './real-ledger'
import type { Outcome, ReferenceLedger, Request } from './reference-ledger'

/** What a run carries from batch to batch beside the reference. */
export interface Run extends RealLedger {
  history: Request[]
  nextKey: () => string
  nowMs: number
  /** The last expiry that the reference knows. */
  seen: number
}

/** What else happens: time passes before, and the job runs meanwhile, here and there cut off. */
export interface Circumstances {
  /** Below zero where the clock is set back. */
  passesMs: number
  expiryRuns: number
  cutRuns: number
}

/** One to eight requests at once. Any order that explains all outcomes is right; the order of commits must be one. */
export class Batch implements fc.AsyncCommand<ReferenceLedger, Run> {
  readonly drafts: Draft[]

  readonly circumstances: Circumstances

  constructor(drafts: Draft[], circumstances: Circumstances) {
    this.drafts = drafts
    this.circumstances = circumstances
  }

  check(): boolean {
    return true
  }

  async run(model: ReferenceLedger, run: Run): Promise<void> {
    const { passesMs, expiryRuns, cutRuns } = this.circumstances
    run.nowMs += passesMs
    const attempts = concretise(this.drafts, model, run.history, run.nextKey, run.nowMs)
    const [outcomes] = await Promise.all([attemptAll(run, attempts), expireAtOnce(run, expiryRuns, cutRuns, run.nowMs)])
    // What a slow clock brought back after the job had passed.
    const expires = expiryRuns + cutRuns > 0
    if (expires) await expireAtOnce(run, 1, 0, run.nowMs)
    const keys = attempts.map(({ request }) => request.key)
    const [written, expiries, balances, lots, { transfers, ...broken }] = await Promise.all([
      committedOrder(run, keys),
      expiriesSince(run, run.seen),
      readBalances(run),
      readLots(run),
      countBroken(run.observer.sql, run.walletIds),
    ])
    const commits = written
      .filter(({ key }) => !model.answered.get(key))
      .map((commit) => findCommit(commit, attempts, outcomes))
      .concat(expiries.map(toCommit))
      .toSorted((one, other) => one.serial - other.serial)
    run.seen = Math.max(run.seen, ...expiries.map(({ serial }) => serial))
    for (const [index, attempt] of attempts.entries()) {
      const outcome = outcomes[index]
      if (outcome) explain(model, commits, attempt, outcome, run.operations)
    }
    for (const { request, serial, outcome } of commits) {
      const expected = model.apply(request, serial)
      if (outcome) expect(outcome, `in the order of commits: ${JSON.stringify(request)}`).toEqual(expected)
    }
    for (const user of expires ? model.balances.keys() : []) {
      model.apply({ verb: 'expire', key: run.nextKey(), user, at: run.nowMs }, 0)
    }
    run.operations.expired += expiries.length
    run.history.push(...attempts.map(({ request }) => request))

    expect(balances).toEqual(model.balances)
    expect(lots).toEqual(model.lots)
    expect(transfers).toBe(model.transfers)
    expect(broken).toEqual(Object.fromEntries(Object.keys(broken).map((rule) => [rule, 0])))
  }

  toString(): string {
    return `${this.drafts.length} at once, ${JSON.stringify(this.circumstances)}`
  }
}

interface Commit {
  request: Request
  serial: number
  /** Null for an expiry: nobody was told. */
  outcome: Outcome | null
}

/** Whoever booked it did so under the wallet's lock, at this place in the order. */
function toCommit({ user, serial, at }: Expiry): Commit {
  return { request: { verb: 'expire', key: `expired:${serial}`, user, at }, serial, outcome: null }
}

/** The attempt that wrote this. */
function findCommit(
  { key, serial }: { key: string; serial: number },
  attempts: Attempt[],
  outcomes: Outcome[],
): Commit {
  for (const [index, { request, fate }] of attempts.entries()) {
    const outcome = outcomes[index]
    if (request.key === key && fate !== 'rollback' && outcome?.ok) return { request, serial, outcome }
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
  operations: Operations,
): void {
  const repeated = model.answered.get(request.key) !== undefined
  if (outcome.ok && fate !== 'rollback' && !repeated && !commits.some((commit) => commit.request.key === request.key)) {
    throw new Error(`answered but not written: ${JSON.stringify(request)}`)
  }
  const user = model.userOf(request)
  const isOwn = (commit: Commit) => model.userOf(commit.request) === user
  const own = commits.filter(isOwn)
  const others = commits.filter((commit) => !isOwn(commit))
  const moments = [...momentsOf(model, [], own), ...(others.length > 0 ? momentsOf(model, others, own) : [])]
  const serial = outcome.ok ? (outcome.holdId ?? outcome.grantId ?? 0) : 0
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
