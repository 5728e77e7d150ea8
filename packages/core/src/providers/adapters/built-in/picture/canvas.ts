import type { Random } from '../scene/random'
import { toScreen, type Color } from './color'

const TONES = 65_536
/** Light above this is white. */
const BRIGHTEST = 8
const DITHER_SIZE = 65_536

/**
 * A picture in linear light, three numbers a pixel. Places are given in units of the shorter side, from the middle,
 * y downwards, so that a painter composes once for every aspect ratio.
 */
export class Canvas {
  readonly width: number
  readonly height: number
  /** Pixels in a unit. */
  readonly unit: number
  /** Half the width, in units. */
  readonly right: number
  /** Half the height, in units. */
  readonly bottom: number
  readonly #light: Float32Array
  readonly #gain: Float32Array
  readonly #dither: Float32Array

  constructor(width: number, height: number, random: Random) {
    this.width = width
    this.height = height
    this.unit = Math.min(width, height)
    this.right = width / this.unit / 2
    this.bottom = height / this.unit / 2
    this.#light = new Float32Array(width * height * 3)
    this.#gain = vignette(width, height)
    this.#dither = Float32Array.from({ length: DITHER_SIZE }, () => random.next() + random.next() - 0.5)
  }

  /** The place of a column's middle. */
  x(column: number): number {
    return (column + 0.5) / this.unit - this.right
  }

  /** The place of a row's middle. */
  y(row: number): number {
    return (row + 0.5) / this.unit - this.bottom
  }

  /** The column at a place; may lie outside. */
  column(x: number): number {
    return (x + this.right) * this.unit - 0.5
  }

  row(y: number): number {
    return (y + this.bottom) * this.unit - 0.5
  }

  fill([r, g, b]: Color): void {
    for (let i = 0; i < this.width * this.height; i++) this.set(i, r, g, b)
  }

  set(pixel: number, r: number, g: number, b: number): void {
    const at = pixel * 3
    this.#light[at] = r
    this.#light[at + 1] = g
    this.#light[at + 2] = b
  }

  add(pixel: number, r: number, g: number, b: number): void {
    const light = this.#light
    const at = pixel * 3
    light[at] = (light[at] ?? 0) + r
    light[at + 1] = (light[at + 1] ?? 0) + g
    light[at + 2] = (light[at + 2] ?? 0) + b
  }

  /** Covers what is there with a colour, as far as `share`. */
  cover(pixel: number, r: number, g: number, b: number, share: number): void {
    const light = this.#light
    const at = pixel * 3
    const rest = 1 - share
    light[at] = (light[at] ?? 0) * rest + r * share
    light[at + 1] = (light[at + 1] ?? 0) * rest + g * share
    light[at + 2] = (light[at + 2] ?? 0) * rest + b * share
  }

  red(pixel: number): number {
    return this.#light[pixel * 3] ?? 0
  }

  green(pixel: number): number {
    return this.#light[pixel * 3 + 1] ?? 0
  }

  blue(pixel: number): number {
    return this.#light[pixel * 3 + 2] ?? 0
  }

  /** The pixel nearest to a column and row, held inside the picture. */
  nearest(column: number, row: number): number {
    const x = column < 0 ? 0 : column >= this.width ? this.width - 1 : column | 0
    const y = row < 0 ? 0 : row >= this.height ? this.height - 1 : row | 0
    return y * this.width + x
  }

  /** Copies another canvas of the same size. */
  copy(from: Canvas): void {
    this.#light.set(from.#light)
  }

  /**
   * Develops the picture for a screen: exposure and vignette, a film curve, the screen's encoding, and dither, without
   * which dark gradients show bands. `frame` moves the dither, so that it does not stand still.
   */
  develop(out: Uint8Array, exposure: number, frame: number): void {
    const light = this.#light
    const gain = this.#gain
    const dither = this.#dither
    const scale = (TONES / BRIGHTEST) * exposure
    let noise = Math.imul(frame + 1, 40_503) & (DITHER_SIZE - 1)
    for (let pixel = 0, at = 0; pixel < gain.length; pixel++) {
      const lit = (gain[pixel] ?? 0) * scale
      for (let channel = 0; channel < 3; channel++, at++) {
        let tone = ((light[at] ?? 0) * lit) | 0
        if (tone < 0) tone = 0
        else if (tone >= TONES) tone = TONES - 1
        const value = (tones[tone] ?? 0) + (dither[noise] ?? 0)
        noise = (noise + 1) & (DITHER_SIZE - 1)
        out[at] = value < 0 ? 0 : value > 255 ? 255 : value
      }
    }
  }
}

/** The film curve, tabled: a soft toe, straight middle and long shoulder (Narkowicz's 2015 fit of the ACES curve). */
const tones = Float32Array.from({ length: TONES }, (_, i) => {
  const light = (i / TONES) * BRIGHTEST * 0.8
  const film = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14)
  return toScreen(Math.min(1, film)) * 255
})

function vignette(width: number, height: number): Float32Array {
  const gain = new Float32Array(width * height)
  for (let row = 0, i = 0; row < height; row++) {
    const y = (row / height) * 2 - 1
    for (let column = 0; column < width; column++, i++) {
      const x = (column / width) * 2 - 1
      const away = x * x * 0.5 + y * y * 0.5
      gain[i] = 1 / (1 + 0.38 * away * away + 0.14 * away)
    }
  }
  return gain
}
