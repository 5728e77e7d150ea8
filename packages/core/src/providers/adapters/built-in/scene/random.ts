/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** The next number, 0 ≤ n < 1. */
  next(): number
  /** Between two bounds. */
  between(low: number, high: number): number
  /** A number around 0 with the given spread, bell-shaped (the sum of three uniforms). */
  around(spread: number): number
  /** One of a list, which must not be empty. */
  pick<T>(list: readonly [T, ...T[]]): T
  chance(probability: number): boolean
  /** An independent source for a part, so that a change in one part leaves the others as they were. */
  fork(part: string): Random
}

/** Makes a source from any text. The generator is sfc32 (Chris Doty-Humphrey's Small Fast Counting, public domain). */
export function createRandom(seed: string): Random {
  let a = hash(seed, 0x9e3779b9)
  let b = hash(seed, 0x243f6a88)
  let c = hash(seed, 0xb7e15162)
  let counter = 1

  function next(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 12; i++) next()

  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    around: (spread) => (next() + next() + next() - 1.5) * (spread / 1.5),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    chance: (probability) => next() < probability,
    fork: (part) => createRandom(`${seed}/${part}`),
  }
}

/** FNV-1a over UTF-16 units, with a start of the caller's choice and a final mix. */
function hash(text: string, start: number): number {
  let value = start
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return value ^ (value >>> 13)
}
