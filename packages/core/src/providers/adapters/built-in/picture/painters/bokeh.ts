import type { Random } from '../../scene/random'
import type { Palette } from '../../scene/scene'
import type { Canvas } from '../canvas'
import { color, mixColors, type Color } from '../color'
import { addSprite, disc, halo, softDisc, type Sprite } from '../sprites'
import type { Paint } from './painter'

interface Light extends Sprite {
  drift: number
  breathes: number
  phase: number
  /** A car: moves along its street and comes in again on the other side. */
  speed: number
}

/** Signal lights and shop signs, so that a street is never of one colour. */
const signs = [color('#ff4d42', 1.2), color('#3fd0c9'), color('#5b8cff'), color('#ff6fae')] as const

export interface BokehOptions {
  count: number
  /** Radius of the largest discs, in units. */
  size: number
  /** Where the lights gather, −1 (top) to 1 (bottom) of the picture. */
  level: number
  lamp: boolean
}

/** A city at night, far out of focus: a sky with a glow at its foot and discs of light that breathe and drift. */
export function paintBokeh(canvas: Canvas, palette: Palette, random: Random, options: BokehOptions): Paint {
  const lights = Array.from({ length: options.count }, (_, i) => light(canvas, palette, random, options, i))
  return (seconds) => {
    backdrop(canvas, palette, options.level * canvas.bottom)
    const pan = Math.sin(seconds * 0.16) * 0.02
    for (const one of lights) {
      const span = canvas.right * 2.4
      const moved = one.x + pan * one.drift + one.speed * seconds
      const x = ((((moved + span / 2) % span) + span) % span) - span / 2
      const breath = 1 + 0.22 * Math.sin(seconds * one.breathes + one.phase)
      addSprite(canvas, { ...one, x, gain: one.gain * breath })
    }
    if (!options.lamp) return
    const flicker = 1 + 0.05 * Math.sin(seconds * 2.1) + 0.03 * Math.sin(seconds * 5.3 + 1)
    const at = { x: -canvas.right * 0.56 + pan * 2, y: canvas.bottom * 0.08 }
    addSprite(canvas, { ...at, radius: 0.95, profile: halo, color: palette.glow, gain: 0.55 * flicker })
    addSprite(canvas, { ...at, radius: 0.15, profile: softDisc, color: palette.glow, gain: 0.5 * flicker })
  }
}

function light(canvas: Canvas, palette: Palette, random: Random, options: BokehOptions, index: number): Light {
  const depth = random.next()
  const radius = options.size * (0.28 + 0.72 * depth * depth)
  const hue = random.next()
  const tint: Color =
    hue < 0.46
      ? mixColors(palette.glow, palette.light, random.next() * 0.7)
      : hue < 0.7
        ? palette.light
        : mixColors(random.pick(signs), palette.light, random.between(0.1, 0.4))
  return {
    x: random.between(-1.15, 1.15) * canvas.right,
    y: options.level * canvas.bottom + random.around(0.46) * canvas.bottom - (index % 4 === 0 ? 0.1 : 0),
    radius,
    profile: disc,
    color: tint,
    gain: (0.012 / (radius * radius + 0.006)) * random.between(0.12, 0.42),
    drift: 0.5 + depth * 2,
    breathes: random.between(0.3, 1.6),
    phase: random.between(0, 7),
    speed: index % 5 === 0 ? random.between(-0.035, 0.035) : 0,
  }
}

function backdrop(canvas: Canvas, { deep, shade, body }: Palette, level: number): void {
  for (let row = 0, i = 0; row < canvas.height; row++) {
    const y = canvas.y(row)
    const near = Math.exp(-(((y - level) / 0.34) ** 2))
    const base = mixColors(deep, shade, Math.min(1, 0.25 + 0.75 * near))
    const r = base[0] + body[0] * near * 0.2
    const g = base[1] + body[1] * near * 0.2
    const b = base[2] + body[2] * near * 0.2
    for (let column = 0; column < canvas.width; column++, i++) canvas.set(i, r, g, b)
  }
}
