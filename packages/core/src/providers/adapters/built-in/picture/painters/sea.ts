import { mixColors, Ramp, scaleColor, step } from '../color'
import { Noise } from '../noise'
import { addSprite, glow, halo } from '../sprites'
import type { Painter } from './painter'

/** The sea under a low sun or moon: a path of light on the swell, and with `shore` a thin wash running up the sand. */
export const paintSea: Painter = (canvas, { palette, traits }, random) => {
  const swell = new Noise(random, { cells: 6, octaves: 3, gain: 0.5 })
  const chop = new Noise(random, { cells: 10, octaves: 4, gain: 0.6 })
  const cloud = new Noise(random, { cells: 4, octaves: 5, gain: 0.52 })
  const foam = new Noise(random, { cells: 12, octaves: 4, gain: 0.62, ridged: true })
  const horizon = -canvas.bottom * random.between(0.12, 0.24)
  const sun = { x: random.between(-0.3, 0.3) * canvas.right, y: horizon - random.between(0.075, 0.13) }
  const sky = new Ramp([
    [0, mixColors(palette.light, palette.glow, 0.5)],
    [0.16, palette.light],
    [0.5, palette.body],
    [1, palette.shade],
  ])
  const shore = traits.has('shore')
  const sand = mixColors(palette.deep, palette.body, 0.35)

  return (seconds) => {
    const bob = Math.sin(seconds * 0.35) * 0.006
    const line = horizon + bob
    paintSky(line, seconds)
    paintWater(line, seconds)
    if (shore) paintShore(seconds)
  }

  function paintSky(line: number, seconds: number): void {
    const height = line + canvas.bottom
    const rows = Math.ceil(canvas.row(line))
    for (let row = 0, i = 0; row < rows; row++) {
      const up = (line - canvas.y(row)) / height
      const place = sky.place(up)
      const [r, g, b] = [sky.red(place), sky.green(place), sky.blue(place)]
      const flat = 1.6 / (0.25 + up)
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const puff = cloud.at(x * 0.13 * flat + seconds * 0.004, up * flat * 0.62 + 0.1)
        const share = step(0.5, 0.86, puff) * 0.55 * step(0.02, 0.2, up)
        canvas.set(
          i,
          r + (palette.glow[0] * 0.55 - r) * share * 0.7,
          g + (palette.glow[1] * 0.55 - g) * share * 0.7,
          b + (palette.light[2] * 0.8 - b) * share * 0.7,
        )
      }
    }
    addSprite(canvas, { ...sun, radius: 0.95, profile: halo, color: palette.glow, gain: 0.85 })
    addSprite(canvas, { ...sun, radius: 0.05, profile: glow, color: palette.glow, gain: 4 })
  }

  function paintWater(line: number, seconds: number): void {
    const first = Math.max(0, Math.ceil(canvas.row(line)))
    const dark = scaleColor(mixColors(palette.deep, palette.shade, 0.35), 0.9)
    for (let row = first, i = first * canvas.width; row < canvas.height; row++) {
      const below = canvas.y(row) - line
      const far = 1 / (below + 0.012)
      const depth = far * 0.105
      const calm = Math.min(1, below * 5 + 0.12)
      const squash = Math.min(1, below * 2.2)
      const close = 0.7 * Math.min(1, below * 4)
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const wx = x * far * 0.06
        const slow = swell.at(wx * 0.5 + seconds * 0.012, depth - seconds * 0.022) - 0.5
        const quick = chop.at(wx * 1.5 - seconds * 0.02, depth * 2.6 + slow * 0.14 - seconds * 0.05) - 0.5
        const fine = chop.at(wx * 6.1 + seconds * 0.05, depth * 11 + quick * 0.2 - seconds * 0.09) - 0.5
        const tilt = (slow * 0.8 + quick * 1.05 + fine * close) * calm
        // The steeper a facet leans to the eye, the higher in the sky is what it mirrors.
        const place = sky.place(0.14 + below * 0.42 + tilt * 0.52)
        const mirror = 0.78 - squash * 0.42 + tilt * 0.5
        const side = (x - sun.x + quick * 0.24 * calm + slow * 0.1 + fine * 0.12 * close) / (0.028 + below * 0.3)
        const path = Math.exp(-side * side) * step(0.02 - squash * 0.05, 0.3, tilt + 0.12 - squash * 0.14)
        const glitter = path * (2.3 - squash * 1.6)
        canvas.set(
          i,
          dark[0] + sky.red(place) * mirror * 0.62 + palette.glow[0] * glitter,
          dark[1] + sky.green(place) * mirror * 0.62 + palette.glow[1] * glitter,
          dark[2] + sky.blue(place) * mirror * 0.62 + palette.glow[2] * glitter,
        )
      }
    }
  }

  /** Sand in the foreground, wet and shining where the wash has just been. */
  function paintShore(seconds: number): void {
    const wash = 0.5 + 0.5 * Math.sin(seconds * 0.85 - 0.6)
    const top = canvas.bottom * 0.5
    for (let row = Math.floor(canvas.row(top)), i = row * canvas.width; row < canvas.height; row++) {
      const y = canvas.y(row)
      const scale = 1.15 - (y - top) * 0.6
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const bend = (swell.at(x * 0.16 + 0.3, 0.37) - 0.5) * 0.26 + (chop.at(x * 0.5, seconds * 0.012) - 0.5) * 0.03
        const edge = canvas.bottom * 0.72 + bend - x * 0.05 + wash * 0.13
        const wet = canvas.bottom * 0.72 + bend - x * 0.05 + 0.155
        const past = y - edge
        if (past > -0.003) {
          const grain = 0.82 + chop.at(x * 2.6, y * 3.4) * 0.42
          const shine = step(0.06, -0.02, y - wet) * (0.34 - past * 0.5)
          const place = sky.place(0.25 + past * 1.4)
          const share = step(-0.003, 0.004, past)
          canvas.cover(
            i,
            sand[0] * grain + sky.red(place) * shine,
            sand[1] * grain + sky.green(place) * shine,
            sand[2] * grain + sky.blue(place) * shine,
            share,
          )
        }
        const lace = foam.at(x * 0.55 * scale + bend, y * 1.1 - wash * 0.1 + seconds * 0.006)
        const rim = Math.exp(-((past / 0.006) ** 2)) * 0.75
        const trail = past < 0 ? Math.exp(past * 11) * step(0.5, 0.86, lace) * 0.8 : 0
        const white = Math.min(0.9, rim * (0.45 + lace * 0.6) + trail)
        if (white > 0.01) {
          const r = 0.12 + palette.light[0] * 0.85
          const g = 0.13 + palette.light[1] * 0.85
          const b = 0.15 + palette.light[2] * 0.85
          canvas.cover(i, r, g, b, white)
        }
      }
    }
  }
}
