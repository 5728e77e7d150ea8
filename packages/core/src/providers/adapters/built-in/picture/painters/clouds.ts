import { mixColors, Ramp, step } from '../color'
import { Noise } from '../noise'
import { addSprite, glow, halo } from '../sprites'
import type { Painter } from './painter'

const BANKS = 11

/** Above a sea of clouds at the edge of the day: banks of cumulus drifting, each lit from behind along its crest. */
export const paintClouds: Painter = (canvas, { palette }, random) => {
  const high = new Noise(random, { cells: 4, octaves: 5, gain: 0.5 })
  const puffs = new Noise(random, { cells: 4, octaves: 6, gain: 0.52 })
  const inner = new Noise(random, { cells: 5, octaves: 5, gain: 0.55 })
  const horizon = -canvas.bottom * 0.1
  const sun = { x: random.between(-0.5, 0.5) * canvas.right, y: horizon - 0.06 }
  const sky = new Ramp([
    [0, mixColors(palette.glow, palette.light, 0.5)],
    [0.25, palette.light],
    [0.62, palette.body],
    [1, palette.shade],
  ])

  return (seconds) => {
    paintAir(seconds)
    addSprite(canvas, { ...sun, radius: 1.1, profile: halo, color: palette.glow, gain: 0.85 })
    addSprite(canvas, { ...sun, radius: 0.055, profile: glow, color: palette.glow, gain: 3.2 })
    for (let bank = 0; bank < BANKS; bank++) paintBank(bank / (BANKS - 1), seconds)
  }

  function paintAir(seconds: number): void {
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      const up = Math.max(0, (horizon - y) / (horizon + canvas.bottom))
      const place = sky.place(up)
      const [r, g, b] = [sky.red(place), sky.green(place), sky.blue(place)]
      for (let column = 0; column < canvas.width; column++, i++) {
        const veil =
          step(0.52, 0.92, high.at(canvas.x(column) * 0.1 + seconds * 0.003, y * 0.55 + 0.2)) * 0.5 * step(0, 0.3, up)
        canvas.set(
          i,
          r + palette.light[0] * veil * 0.6,
          g + palette.light[1] * veil * 0.55,
          b + palette.light[2] * veil * 0.55,
        )
      }
    }
  }

  /** One bank, from the farthest (0) to the nearest (1): nearer is lower, larger, darker and quicker. */
  function paintBank(near: number, seconds: number): void {
    const grows = near ** 1.5
    const base = horizon + 0.02 + grows * (canvas.bottom - horizon) * 0.9
    const scale = 0.5 - 0.37 * near ** 0.6
    const tall = 0.035 + grows * 0.24
    const pace = 0.003 + grows * 0.012
    const shade = mixColors(
      mixColors(palette.body, palette.light, 0.4),
      mixColors(palette.shade, palette.deep, 0.2),
      0.15 + near * 0.75,
    )
    const crest = mixColors(palette.light, palette.glow, 0.35 - near * 0.2)
    const deepest = Math.min(canvas.height, Math.ceil(canvas.row(base + tall * 0.9 + 0.25)))
    for (let column = 0; column < canvas.width; column++) {
      const x = canvas.x(column)
      const from = x * scale + seconds * pace + near * 7.3
      const bulge = puffs.at(from, near * 3.1 + seconds * 0.0012)
      const top = base - tall * (bulge * 1.7 - 0.55)
      const toward = 1 / (1 + ((x - sun.x) / 0.55) ** 2)
      for (let row = Math.max(0, Math.floor(canvas.row(top)) - 1); row < deepest; row++) {
        const down = canvas.y(row) - top
        const soft = step(-0.004, 0.006 + 0.05 * near, down)
        const relief = inner.at(from * 1.3, down * (1.4 - near * 0.5) + near * 5) - 0.5
        const lit = step(tall * 0.9 + 0.04, -0.01, down + relief * tall * 0.75) * (0.34 + 0.66 * toward)
        const fade = soft * step(tall * 0.9 + 0.25, tall * 0.6, down)
        canvas.cover(
          row * canvas.width + column,
          shade[0] + (crest[0] * 0.95 - shade[0]) * lit,
          shade[1] + (crest[1] * 0.95 - shade[1]) * lit,
          shade[2] + (crest[2] * 0.95 - shade[2]) * lit,
          fade,
        )
      }
    }
  }
}
