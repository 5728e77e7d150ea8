import { Biquad, SAMPLE_RATE } from './filters'
import type { Stereo } from './voice'

const BLOCK = Math.round(0.4 * SAMPLE_RATE)
const HOP = BLOCK / 4
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10

/** Integrated loudness in LUFS (ITU-R BS.1770-4: K-weighting at 48 kHz, 400 ms blocks, both gates). */
export function measureLoudness({ left, right }: Stereo): number {
  const powers = [left, right].map(hopPowers)
  const hops = powers[0]?.length ?? 0
  const blocks: number[] = []
  for (let hop = 0; hop + 4 <= Math.max(hops, 4); hop++) {
    let power = 0
    for (const channel of powers) for (let i = hop; i < hop + 4; i++) power += (channel[i] ?? 0) / 4
    blocks.push(power)
  }
  const loud = blocks.filter((power) => toLufs(power) > ABSOLUTE_GATE)
  const gate = toLufs(mean(loud)) + RELATIVE_GATE
  return toLufs(mean(loud.filter((power) => toLufs(power) > gate)))
}

/** The mean square of every tenth of a second, K-weighted. */
function hopPowers(channel: Float32Array): number[] {
  const shelf = new Biquad().set(
    1.53512485958697,
    -2.69169618940638,
    1.19839281085285,
    -1.69065929318241,
    0.73248077421585,
  )
  const pass = new Biquad().set(1, -2, 1, -1.99004745483398, 0.99007225036621)
  const powers: number[] = []
  for (let from = 0; from + HOP <= channel.length; from += HOP) {
    let sum = 0
    for (let i = from; i < from + HOP; i++) {
      const weighted = pass.run(shelf.run(channel[i] ?? 0))
      sum += weighted * weighted
    }
    powers.push(sum / HOP)
  }
  return powers
}

function toLufs(power: number): number {
  return power > 0 ? -0.691 + 10 * Math.log10(power) : -Infinity
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Gain for decibels. */
export function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20)
}
