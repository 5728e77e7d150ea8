/** Linear light, 1 being a white wall in daylight; lamps are brighter. */
export type Color = readonly [red: number, green: number, blue: number]

/** Reads `#rrggbb` as linear light (IEC 61966-2-1). */
export function color(hex: string, gain = 1): Color {
  const part = (from: number) => toLinear(Number.parseInt(hex.slice(from, from + 2), 16) / 255) * gain
  return [part(1), part(3), part(5)]
}

export function mixColors(from: Color, to: Color, share: number): Color {
  const rest = 1 - share
  return [from[0] * rest + to[0] * share, from[1] * rest + to[1] * share, from[2] * rest + to[2] * share]
}

export function scaleColor(of: Color, gain: number): Color {
  return [of[0] * gain, of[1] * gain, of[2] * gain]
}

function toLinear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
}

/** Encodes linear light for a screen (IEC 61966-2-1). */
export function toScreen(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
}

/** Colours along a line from 0 to 1, read from a table. */
export class Ramp {
  readonly #table: Float32Array
  readonly #last: number

  constructor(stops: readonly (readonly [at: number, color: Color])[], size = 1024) {
    this.#last = size - 1
    this.#table = new Float32Array(size * 3)
    for (let i = 0; i < size; i++) this.#table.set(colorAt(stops, i / this.#last), i * 3)
  }

  /** The place of a position in the table, for `red`, `green` and `blue`. */
  place(at: number): number {
    const held = at < 0 ? 0 : at > 1 ? 1 : at
    return ((held * this.#last) | 0) * 3
  }

  red(place: number): number {
    return this.#table[place] ?? 0
  }

  green(place: number): number {
    return this.#table[place + 1] ?? 0
  }

  blue(place: number): number {
    return this.#table[place + 2] ?? 0
  }
}

function colorAt(stops: readonly (readonly [at: number, color: Color])[], at: number): Color {
  const above = stops.findIndex(([place]) => place >= at)
  const high = stops[above] ?? stops.at(-1)
  const low = stops[Math.max(0, above - 1)] ?? high
  if (!high || !low) return [0, 0, 0]
  if (above <= 0) return high[1]
  const share = smooth((at - low[0]) / (high[0] - low[0] || 1))
  return mixColors(low[1], high[1], share)
}

/** 0 to 1 with a flat start and end. */
export function smooth(at: number): number {
  const held = at < 0 ? 0 : at > 1 ? 1 : at
  return held * held * (3 - 2 * held)
}

/** 0 below `from`, 1 above `to`, smooth between; falls when `from` is the larger. */
export function step(from: number, to: number, at: number): number {
  return smooth((at - from) / (to - from))
}
