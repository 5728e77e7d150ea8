/** Numbers that look random and are the same for the same seed (Marsaglia's xorshift32, doi:10.18637/jss.v008.i14). */
export interface Draw {
  /** From 0 up to, not including, 1. */
  share(): number
  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number
  oneOf<T>(list: readonly [T, ...T[]]): T
}

const SPREAD = 0x9e37_79b9
const WARM_UP = 8

export function drawFrom(seed: number): Draw {
  let state = Math.imul(seed + 1, SPREAD) >>> 0 || 1
  const share = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  for (let round = 0; round < WARM_UP; round++) share()
  return {
    share,
    between: (low, high) => low + Math.floor(share() * (high - low + 1)),
    oneOf: ([first, ...others]) => others[Math.floor(share() * (others.length + 1)) - 1] ?? first,
  }
}
