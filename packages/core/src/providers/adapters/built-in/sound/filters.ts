import type { Random } from '../scene/random'

export const SAMPLE_RATE = 48_000

/** A second-order filter in transposed direct form II. */
export class Biquad {
  #b0 = 1
  #b1 = 0
  #b2 = 0
  #a1 = 0
  #a2 = 0
  #z1 = 0
  #z2 = 0

  /** Coefficients already divided by a0. */
  set(b0: number, b1: number, b2: number, a1: number, a2: number): this {
    this.#b0 = b0
    this.#b1 = b1
    this.#b2 = b2
    this.#a1 = a1
    this.#a2 = a2
    return this
  }

  run(sample: number): number {
    const out = this.#b0 * sample + this.#z1
    this.#z1 = this.#b1 * sample - this.#a1 * out + this.#z2
    this.#z2 = this.#b2 * sample - this.#a2 * out
    return out
  }

  /** Filters by R. Bristow-Johnson's Audio EQ Cookbook. */
  lowPass(hertz: number, q = Math.SQRT1_2): this {
    const { cos, alpha, a0 } = corner(hertz, q)
    const b = (1 - cos) / 2 / a0
    return this.set(b, 2 * b, b, (-2 * cos) / a0, (1 - alpha) / a0)
  }

  highPass(hertz: number, q = Math.SQRT1_2): this {
    const { cos, alpha, a0 } = corner(hertz, q)
    const b = (1 + cos) / 2 / a0
    return this.set(b, -2 * b, b, (-2 * cos) / a0, (1 - alpha) / a0)
  }

  /** 0 dB at its middle. */
  bandPass(hertz: number, q: number): this {
    const { cos, alpha, a0 } = corner(hertz, q)
    return this.set(alpha / a0, 0, -alpha / a0, (-2 * cos) / a0, (1 - alpha) / a0)
  }
}

function corner(hertz: number, q: number): { cos: number; alpha: number; a0: number } {
  const angle = (2 * Math.PI * Math.min(hertz, SAMPLE_RATE * 0.48)) / SAMPLE_RATE
  const alpha = Math.sin(angle) / (2 * q)
  return { cos: Math.cos(angle), alpha, a0: 1 + alpha }
}

/** White noise, −1 to 1. */
export function whiteNoise(random: Random): () => number {
  return () => random.next() * 2 - 1
}

/** Noise that falls 3 dB an octave: white noise through P. Kellet's filter, about −1 to 1. */
export function pinkNoise(random: Random): () => number {
  let a = 0
  let b = 0
  let c = 0
  return () => {
    const white = random.next() * 2 - 1
    a = 0.99765 * a + white * 0.099046
    b = 0.963 * b + white * 0.2965164
    c = 0.57 * c + white * 1.0526913
    return (a + b + c + white * 0.1848) * 0.22
  }
}

/** Noise that falls 6 dB an octave, leaking so that it stays around 0. */
export function brownNoise(random: Random): () => number {
  let level = 0
  return () => {
    level = level * 0.996 + (random.next() * 2 - 1) * 0.045
    return level
  }
}

/** A value between 0 and 1 that wanders smoothly, with about `rate` turns a second. */
export function wander(random: Random, rate: number): (seconds: number) => number {
  const points = Float64Array.from({ length: 256 }, () => random.next())
  const offset = random.between(0, 128)
  return (seconds) => {
    const place = offset + seconds * rate * 2
    const whole = Math.floor(place)
    const part = place - whole
    const ease = part * part * (3 - 2 * part)
    const from = points[whole & 255] ?? 0
    return from + ((points[(whole + 1) & 255] ?? 0) - from) * ease
  }
}
