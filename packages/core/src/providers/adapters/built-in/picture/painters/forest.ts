import type { Random } from '../../scene/random'
import type { Canvas } from '../canvas'
import { color, mixColors, Ramp, scaleColor, smooth, step } from '../color'
import { Noise } from '../noise'
import { addSprite, glow, halo, softDisc } from '../sprites'
import { conifers, trunks, type Stand } from './trees'
import type { Painter } from './painter'

/** A wood in the mist: rows of trees, paler the farther, shafts of light from above, and motes, fireflies or leaves. */
export const paintForest: Painter = (canvas, { palette, traits }, random) => {
  const mist = new Noise(random, { cells: 4, octaves: 5, gain: 0.5 })
  const rays = new Noise(random, { cells: 8, octaves: 3, gain: 0.55 })
  const sun = { x: random.between(-0.45, 0.45) * canvas.right, y: -canvas.bottom * 0.72 }
  const air = new Ramp([
    [0, mixColors(palette.body, palette.light, 0.25)],
    [0.45, mixColors(palette.light, palette.body, 0.4)],
    [1, palette.shade],
  ])
  const stands = [
    conifers(canvas, random.fork('far'), { foot: 0.16, tall: 0.34, count: 46, depth: 0.9 }),
    conifers(canvas, random.fork('middle'), { foot: 0.36, tall: 0.54, count: 22, depth: 0.66 }),
    conifers(canvas, random.fork('near'), { foot: 0.66, tall: 0.86, count: 11, depth: 0.4 }),
    trunks(canvas, random.fork('trunks'), { count: 5, depth: 0.06 }),
    conifers(canvas, random.fork('saplings'), { foot: 1.06, tall: 0.3, count: 17, depth: 0.03 }),
  ]
  const motes = Array.from({ length: traits.has('fireflies') ? 46 : 34 }, () => mote(canvas, random))

  return (seconds) => {
    paintAir()
    addSprite(canvas, { ...sun, radius: 1.05, profile: halo, color: palette.glow, gain: 0.6 })
    for (const stand of stands) {
      paintStand(stand, seconds)
      paintMist(stand, seconds)
    }
    paintRays(seconds)
    paintMotes(seconds)
  }

  function paintAir(): void {
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const place = air.place(row / canvas.height)
      const [r, g, b] = [air.red(place), air.green(place), air.blue(place)]
      for (let column = 0; column < canvas.width; column++, i++) canvas.set(i, r, g, b)
    }
  }

  function paintStand({ cover, width, depth }: Stand, seconds: number): void {
    const near = 1 - depth
    const tone = mixColors(palette.deep, mixColors(palette.body, palette.light, 0.3), depth ** 1.4 * 0.8)
    const shift = (Math.sin(seconds * 0.13) * 0.02 + seconds * 0.0035) * (0.25 + near * 1.5) * canvas.unit
    const whole = Math.floor(shift)
    const part = shift - whole
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const start = row * width + whole + 24
      for (let column = 0; column < canvas.width; column++, i++) {
        const at = start + column
        const share = (cover[at] ?? 0) * (1 - part) + (cover[at + 1] ?? 0) * part
        if (share > 0.003) canvas.cover(i, tone[0], tone[1], tone[2], share)
      }
    }
  }

  /** Mist lies between the rows and thickens towards the ground. */
  function paintMist({ depth }: Stand, seconds: number): void {
    if (depth < 0.1) return
    const tone = scaleColor(mixColors(palette.light, palette.body, 0.35), 0.92)
    const low = canvas.bottom * (0.95 - depth * 0.75)
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      const thick = step(low - 0.34, low + 0.16, y) * (0.08 + depth * 0.66)
      if (thick <= 0) {
        i += canvas.width
        continue
      }
      for (let column = 0; column < canvas.width; column++, i++) {
        const wisp = mist.at(canvas.x(column) * 0.24 + seconds * 0.007 * (1.4 - depth) + depth * 3, y * 0.5 + depth)
        canvas.cover(i, tone[0], tone[1], tone[2], thick * smooth(wisp * 1.5 - 0.22))
      }
    }
  }

  /** Shafts all come from the sun: their brightness depends on the angle alone, and on dust along the way. */
  function paintRays(seconds: number): void {
    const { glow: light } = palette
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const dy = canvas.y(row) - sun.y + 0.28
      const fade = step(canvas.bottom * 1.95, 0.1, dy)
      for (let column = 0; column < canvas.width; column++, i++) {
        const dx = canvas.x(column) - sun.x
        const angle = dx / (dy > 0.02 ? dy : 0.02)
        const beam = step(0.5, 0.9, rays.at(angle * 0.17 + 0.5 + seconds * 0.0022, seconds * 0.0035 + 0.3))
        const narrow = 1 / (1 + angle * angle * 0.9)
        const bright = beam * fade * narrow * 0.34
        canvas.add(i, light[0] * bright, light[1] * bright, light[2] * bright)
      }
    }
  }

  function paintMotes(seconds: number): void {
    const fireflies = traits.has('fireflies')
    const tint = fireflies ? mixColors(color('#ffd84a', 1.3), palette.glow, 0.25) : palette.glow
    for (const one of motes) {
      const fall = traits.has('leaves') ? 0.06 : -0.008
      const span = canvas.bottom * 2.2
      const y = ((((one.y + fall * one.near * seconds + 9 * span) % span) + span) % span) - span / 2
      const x = one.x + Math.sin(seconds * one.pace + one.phase) * 0.05 + seconds * 0.008
      const pulse = fireflies ? Math.max(0, Math.sin(seconds * one.pace * 1.6 + one.phase * 2)) ** 2 : 0.6
      const radius = one.near * (fireflies ? 0.02 : 0.013)
      const gain = (fireflies ? 0.95 : 0.26) * pulse
      addSprite(canvas, { x, y, radius, profile: one.near > 1.2 ? softDisc : glow, color: tint, gain })
      if (fireflies) addSprite(canvas, { x, y, radius: radius * 4, profile: halo, color: tint, gain: gain * 0.3 })
    }
  }
}

function mote(canvas: Canvas, random: Random) {
  return {
    x: random.between(-1.05, 1) * canvas.right,
    y: random.between(-1, 1) * canvas.bottom,
    near: 0.3 + random.next() ** 2 * 1.3,
    pace: random.between(0.4, 1.1),
    phase: random.between(0, 7),
  }
}
