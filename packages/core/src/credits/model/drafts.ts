import { grantSources } from '@studiolo/db/states/credits'
import * as fc from 'fast-check'
import { DAY_MS, HOUR_MS } from '../../kernel/clock'
import type { ReferenceLedger, Request } from './reference-ledger'

export const USERS = 3

/** A request before it is known which holds and keys there are. */
export interface Draft {
  verb: Exclude<Request['verb'], 'expire'>
  user: number
  amount: number
  /** Chooses among the holds and among the earlier requests. */
  pick: number
  /** `again`: an earlier request, or the one before in the batch, word for word; `stolen`: only its key. */
  key: 'fresh' | 'again' | 'stolen'
  /** Of a grant: when it expires, counted from the batch. */
  expiresInMs: number | null
  /** Of a grant; undefined leaves it to the source. */
  priority: number | undefined
  /** How far the clock of the caller lags behind. */
  lagMs: number
  /**
   * What the caller's transaction does afterwards. `killed`: its connection ends before the commit; `unanswered`: after
   * the commit, before the answer; `cut`: somewhere on the way. After these the caller asks again with the same key.
   */
  fate: 'commit' | 'rollback' | 'killed' | 'unanswered' | 'cut'
}

export interface Attempt {
  request: Request
  fate: Draft['fate']
}

const weighted = <T>(weights: [number, T][]) =>
  fc.oneof(...weights.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

export const draft: fc.Arbitrary<Draft> = fc.record({
  verb: weighted<Draft['verb']>([
    [5, 'grant'],
    [10, 'hold'],
    [8, 'capture'],
    [5, 'release'],
    [2, 'clawback'],
    [3, 'reverse'],
  ]),
  user: fc.nat({ max: USERS - 1 }),
  amount: fc.integer({ min: 1, max: 12 }),
  pick: fc.nat(),
  key: weighted<Draft['key']>([
    [12, 'fresh'],
    [3, 'again'],
    [1, 'stolen'],
  ]),
  expiresInMs: weighted<number | null>([
    [6, null],
    [4, HOUR_MS],
    [3, DAY_MS],
    [2, 3 * DAY_MS],
    [1, 0],
  ]),
  priority: weighted<number | undefined>([
    [6, undefined],
    [2, 20],
    [1, -5],
    [1, 15],
  ]),
  lagMs: weighted([
    [12, 0],
    [1, HOUR_MS],
  ]),
  fate: weighted<Draft['fate']>([
    [24, 'commit'],
    [2, 'rollback'],
    [1, 'killed'],
    [1, 'unanswered'],
    [1, 'cut'],
  ]),
})

export const circumstances = fc.record({
  passesMs: weighted([
    [8, 0],
    [4, HOUR_MS],
    [2, DAY_MS],
    [1, 1],
    [1, 30 * DAY_MS],
    [2, -HOUR_MS],
    [1, -2 * DAY_MS],
  ]),
  expiryRuns: weighted([
    [6, 0],
    [2, 1],
    [1, 3],
  ]),
  cutRuns: weighted([
    [9, 0],
    [1, 1],
  ]),
})

/** Fills in holds and keys from what there is; holds that are still open are preferred, the newest most. */
export function concretise(
  drafts: Draft[],
  model: ReferenceLedger,
  history: Request[],
  nextKey: () => string,
  nowMs: number,
): Attempt[] {
  const all = model.holds.entries()
  const open = all.filter(([, hold]) => !hold.settled)
  const charged = all.filter(([, hold]) => hold.settled?.captured)
  const grants = model.grants.entries()
  const attempts: Attempt[] = []
  for (const [index, { pick, key, fate, ...rest }] of drafts.entries()) {
    const earlier = pick % 2 === 0 ? attempts[index - 1]?.request : history[pick % Math.max(1, history.length)]
    if (key === 'again' && earlier) {
      attempts.push({ request: earlier, fate })
      continue
    }
    const holds = pick % 5 === 0 ? all : open
    const targets = {
      hold: oneOfTheLast(6, holds, pick),
      charged: oneOfTheLast(8, pick % 5 === 0 ? all : charged, pick),
      grant: oneOfTheLast(12, grants, pick),
    }
    attempts.push({
      request: fill({ ...rest, pick }, targets, key === 'stolen' && earlier ? earlier.key : nextKey(), nowMs),
      fate,
    })
  }
  return attempts
}

/** What a request is about, should it be about such a thing. */
interface Targets {
  hold: number
  charged: number
  grant: number
}

function oneOfTheLast(count: number, all: [id: number, unknown][], pick: number): number {
  const [id] = all[all.length - 1 - (pick % Math.max(1, Math.min(all.length, count)))] ?? [0]
  return id
}

function fill(draft: Omit<Draft, 'key' | 'fate'>, targets: Targets, key: string, nowMs: number): Request {
  const { hold } = targets
  const { verb, user, amount, pick } = draft
  const order = { key, at: nowMs - draft.lagMs }
  switch (verb) {
    case 'grant': {
      const source = grantSources[pick % grantSources.length] ?? 'admin'
      const expiresAt = draft.expiresInMs === null ? null : nowMs + draft.expiresInMs
      return { verb, ...order, user, amount: amount * 2, source, expiresAt, priority: draft.priority }
    }
    case 'hold':
      return { verb, ...order, user, amount }
    case 'capture':
      return { verb, ...order, hold, amount }
    case 'release':
      return { verb, ...order, hold }
    case 'clawback':
      return { verb, ...order, grant: targets.grant, amount: amount * 2 }
    case 'reverse':
      return { verb, ...order, hold: targets.charged, amount: Math.ceil(amount / 2) }
  }
}
