/** Every order of the items. */
export function permutations(items: number[]): number[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

/** mulberry32: the same numbers, from 0 to 1, for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A generator of its own for each of many runs: by the seed of all and the run's number, whatever the others draw. */
export function seededBy(seed: number, index: number): () => number {
  return seeded(seed ^ Math.imul(index + 1, 0x9e3779b1))
}
