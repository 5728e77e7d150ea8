import type { Lot } from '@studiolo/core/credits/contract'

const DAY_MS = 86_400_000
const SOON_MS = 7 * DAY_MS

/** Those with something left or at work, and those of which nothing is; both in the order in which they came. */
export function splitLots<L extends Pick<Lot, 'remaining' | 'held' | 'state'>>(lots: L[]): { open: L[]; ended: L[] } {
  const isOpen = ({ state, held }: L) => state === 'active' || held > 0
  return { open: lots.filter(isOpen), ended: lots.filter((lot) => !isOpen(lot)) }
}

/** Does something of it go within a week? */
export function endsSoon(
  { expiresAt, remaining, state }: Pick<Lot, 'expiresAt' | 'remaining' | 'state'>,
  nowMs: number,
) {
  return state === 'active' && remaining > 0 && expiresAt !== null && expiresAt.getTime() - nowMs < SOON_MS
}
