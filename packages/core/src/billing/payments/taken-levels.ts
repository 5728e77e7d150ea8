import type { TakenLevel } from '@studiolo/db/schema/billing'

const NOTHING: TakenLevel = { gone: 0, taken: 0, own: 0 }

/** What holds now. */
export function topOf(levels: readonly TakenLevel[]): TakenLevel {
  return levels.at(-1) ?? NOTHING
}

/**
 * How many credits to take when `gone` rises to this: what has expired of the payment's credits and was not counted at
 * an earlier rise counts first, since nobody could spend it any more.
 */
export function dueAt(levels: readonly TakenLevel[], gone: number, expired: number): number {
  const top = topOf(levels)
  const counted = top.gone - top.taken
  return Math.max(0, gone - top.gone - Math.max(0, expired - counted))
}

/**
 * The levels once `gone` has fallen to this: as if it had never risen higher. Of a rise that is undone in part, what was
 * taken from other lots comes back first, then what was from the payment's own, and last what had only expired.
 */
export function fallenTo(levels: readonly TakenLevel[], gone: number): TakenLevel[] {
  const kept = levels.filter((level) => level.gone <= gone)
  const above = levels.find((level) => level.gone > gone)
  const below = topOf(kept)
  if (!above || below.gone === gone) return kept
  const taken = Math.max(below.taken, above.taken - (above.gone - gone))
  return [...kept, { gone, taken, own: Math.min(above.own, below.own + taken - below.taken) }]
}
