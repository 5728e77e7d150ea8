import type { Canvas } from './canvas'
import type { Color } from './color'
import { step } from './color'

/** The brightness of a round sprite by the square of the distance from its middle, 0 to 1, tabled. */
export type Profile = Float32Array

const STEPS = 1024
const profile = (of: (distance: number) => number): Profile =>
  Float32Array.from({ length: STEPS + 1 }, (_, i) => of(Math.sqrt(i / STEPS)))

/** A soft glow that fades to nothing at its edge. */
export const glow = profile((d) => Math.max(0, Math.exp(-d * d * 5) - Math.exp(-5)))
/** A glow with a hot middle and a long faint skirt: a lamp in haze. */
export const halo = profile((d) => Math.max(0, 0.035 / (d * d + 0.035) - 0.0338))
/** A point of light out of focus: an even disc with a faintly brighter rim. */
export const disc = profile((d) => step(1, 0.93, d) * (0.72 + 0.28 * step(0.55, 0.93, d)))
/** A disc nearly out of sight: wide and soft. */
export const softDisc = profile((d) => step(1, 0.55, d))

export interface Sprite {
  x: number
  y: number
  /** In units. */
  radius: number
  profile: Profile
  color: Color
  gain: number
}

/** Adds a round light to the picture. */
export function addSprite(canvas: Canvas, { x, y, radius, profile, color: [r, g, b], gain }: Sprite): void {
  const cx = canvas.column(x)
  const cy = canvas.row(y)
  const size = radius * canvas.unit
  const first = Math.max(0, Math.ceil(cx - size))
  const last = Math.min(canvas.width - 1, Math.floor(cx + size))
  const scale = STEPS / (size * size)
  const reach = size * size
  for (let row = Math.max(0, Math.ceil(cy - size)); row <= Math.min(canvas.height - 1, Math.floor(cy + size)); row++) {
    const dy = row - cy
    for (let column = first; column <= last; column++) {
      const dx = column - cx
      const away = dx * dx + dy * dy
      if (away >= reach) continue
      const bright = (profile[(away * scale) | 0] ?? 0) * gain
      canvas.add(row * canvas.width + column, r * bright, g * bright, b * bright)
    }
  }
}

/**
 * Adds a light smaller than a few pixels, spread over the four it touches, so that it glides instead of hopping.
 */
export function addSpark(canvas: Canvas, x: number, y: number, [r, g, b]: Color, gain: number): void {
  const cx = canvas.column(x)
  const cy = canvas.row(y)
  const left = Math.floor(cx)
  const top = Math.floor(cy)
  if (left < 0 || top < 0 || left >= canvas.width - 1 || top >= canvas.height - 1) return
  const sx = cx - left
  const sy = cy - top
  const at = top * canvas.width + left
  put(canvas, at, (1 - sx) * (1 - sy) * gain, r, g, b)
  put(canvas, at + 1, sx * (1 - sy) * gain, r, g, b)
  put(canvas, at + canvas.width, (1 - sx) * sy * gain, r, g, b)
  put(canvas, at + canvas.width + 1, sx * sy * gain, r, g, b)
}

function put(canvas: Canvas, at: number, bright: number, r: number, g: number, b: number): void {
  canvas.add(at, r * bright, g * bright, b * bright)
}
