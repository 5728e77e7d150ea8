import { grantSources } from '@studiolo/db/states/credits'
import * as fc from 'fast-check'
import type { ReferenceLedger, Request } from './reference-ledger'

export const USERS = 3

/** A request before it is known which holds and keys there are. */
export interface Draft {
  verb: Request['verb']
  user: number
  amount: number
  /** Chooses among the holds and among the earlier requests. */
  pick: number
  /** `again`: an earlier request, or the one before in the batch, word for word; `stolen`: only its key. */
  key: 'fresh' | 'again' | 'stolen'
  /** What the caller's transaction does afterwards. */
  fate: 'commit' | 'rollback'
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
    [1, 'clawback'],
  ]),
  user: fc.nat({ max: USERS - 1 }),
  amount: fc.integer({ min: 1, max: 12 }),
  pick: fc.nat(),
  key: weighted<Draft['key']>([
    [12, 'fresh'],
    [3, 'again'],
    [1, 'stolen'],
  ]),
  fate: weighted<Draft['fate']>([
    [12, 'commit'],
    [1, 'rollback'],
  ]),
})

/** Fills in holds and keys from what there is; holds that are still open are preferred, the newest most. */
export function concretise(
  drafts: Draft[],
  model: ReferenceLedger,
  history: Request[],
  nextKey: () => string,
): Attempt[] {
  const all = model.holds.entries()
  const open = all.filter(([, hold]) => !hold.settled)
  const attempts: Attempt[] = []
  for (const [index, { pick, key, fate, ...rest }] of drafts.entries()) {
    const earlier = pick % 2 === 0 ? attempts[index - 1]?.request : history[pick % Math.max(1, history.length)]
    if (key === 'again' && earlier) {
      attempts.push({ request: earlier, fate })
      continue
    }
    const holds = pick % 5 === 0 ? all : open
    const [hold] = holds[holds.length - 1 - (pick % Math.max(1, Math.min(holds.length, 6)))] ?? [0]
    attempts.push({ request: fill(rest, hold, key === 'stolen' && earlier ? earlier.key : nextKey(), pick), fate })
  }
  return attempts
}

function fill(
  { verb, user, amount }: Pick<Draft, 'verb' | 'user' | 'amount'>,
  hold: number,
  key: string,
  pick: number,
): Request {
  switch (verb) {
    case 'grant':
      return { verb, key, user, amount: amount * 2, source: grantSources[pick % grantSources.length] ?? 'admin' }
    case 'hold':
      return { verb, key, user, amount }
    case 'capture':
      return { verb, key, hold, amount }
    case 'release':
      return { verb, key, hold }
    case 'clawback':
      return { verb, key, user, amount, account: pick % 3 === 0 ? 'debt' : 'available' }
  }
}
