import type { Clock } from '../kernel/clock'
import { createIds, type Ids } from '../kernel/ids'

/** Ids that are the same in every run with the same seed and calls. */
export function createSeededIds(clock: Clock, seed: number): Ids {
  const next = mulberry32(seed)
  return createIds(clock, (size) => Uint8Array.from({ length: size }, () => Math.floor(next() * 256)))
}

/** Numbers in [0, 1) from a 32-bit seed (Mulberry32, Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
