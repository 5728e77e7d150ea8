import type { GrantSource } from '@studiolo/db/states/credits'

/** What a test can see of a lot. Times are milliseconds. */
export interface LotState {
  amount: number
  priority: number
  expiresAt: number | null
  isExpired: boolean
  remaining: number
  held: number
  reversed: number
}

/** So much from which lot; lots go by their places in the wallet, the oldest first. */
export type Allocation = [lot: number, part: number][]

const priorities: Partial<Record<GrantSource, number>> = { subscription: 10, purchase: 30 }

export const priorityOf = (source: GrantSource, own: number | undefined) => own ?? priorities[source] ?? 20

const hasEnded = (lot: LotState, at: number) => lot.isExpired || (lot.expiresAt !== null && lot.expiresAt <= at)

/** Lots never change; whoever changes some has new ones. */
export type Lots = readonly LotState[]

/** Credit by credit from the best lot of the moment: slow, and nothing like a sum over a window. */
export function take(lots: Lots, amount: number, at: number, first: number | null): { lots: Lots; from: Allocation } {
  const next = lots.map((lot) => ({ ...lot }))
  const taken = new Map<number, number>()
  for (let credit = 0; credit < amount; credit++) {
    let best: number | null = null
    for (const [place, lot] of next.entries()) {
      if (lot.remaining === 0 || hasEnded(lot, at)) continue
      if (best === null || place === first || (best !== first && burnsBefore(lot, next[best]))) best = place
    }
    const lot = best === null ? undefined : next[best]
    if (best === null || !lot) throw new RangeError('more than there is')
    lot.remaining -= 1
    taken.set(best, (taken.get(best) ?? 0) + 1)
  }
  return { lots: next, from: [...taken] }
}

function burnsBefore(one: LotState, other: LotState | undefined): boolean {
  if (!other || one.priority !== other.priority) return one.priority < (other?.priority ?? Infinity)
  return (one.expiresAt ?? Infinity) < (other.expiresAt ?? Infinity)
}

/** Adds these parts to what is left, at work or taken back, or subtracts them. */
export function move(lots: Lots, parts: Allocation, field: 'remaining' | 'held' | 'reversed', sign: 1 | -1): Lots {
  const moved = new Map(parts)
  return lots.map((lot, place) => ({ ...lot, [field]: lot[field] + sign * (moved.get(place) ?? 0) }))
}

/** What is left of ended lots goes; how many lots and credits those were. */
export function expire(lots: Lots, at: number): { lots: Lots; count: number; credits: number } {
  const ended = lots.filter((lot) => lot.remaining > 0 && hasEnded(lot, at))
  return {
    lots: lots.map((lot) => (ended.includes(lot) ? { ...lot, remaining: 0, isExpired: true } : lot)),
    count: ended.length,
    credits: ended.reduce((sum, lot) => sum + lot.remaining, 0),
  }
}

/** The credits between two distances from the beginning of an allocation. */
export function slice(allocation: Allocation, from: number, to: number): Allocation {
  const single = allocation.flatMap(([lot, part]) => Array.from({ length: part }, () => lot)).slice(from, to)
  const parts = new Map<number, number>()
  for (const lot of single) parts.set(lot, (parts.get(lot) ?? 0) + 1)
  return [...parts]
}
