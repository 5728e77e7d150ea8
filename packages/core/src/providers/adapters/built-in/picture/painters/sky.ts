import type { Random } from '../../scene/random'
import type { Canvas } from '../canvas'
import { color, mixColors, Ramp, scaleColor, step, type Color } from '../color'
import { Noise } from '../noise'
import { addSpark, addSprite, glow, halo } from '../sprites'
import { paintSnow } from './snow'
import type { Painter } from './painter'

interface Ridge {
  line: Float32Array
  tone: Color
  pace: number
}

/** The night sky over hills and a lake: stars, and by traits the moon, an aurora, or falling snow. */
export const paintSky: Painter = (canvas, { palette, traits }, random) => {
  const dust = new Noise(random, { cells: 5, octaves: 5, gain: 0.55 })
  const veil = new Noise(random, { cells: 8, octaves: 3, gain: 0.5 })
  const shore = canvas.bottom * 0.56
  const starry = !traits.has('snow')
  const air = new Ramp([
    [0, palette.deep],
    [0.5, palette.shade],
    [0.86, palette.body],
    [1, mixColors(palette.body, palette.light, 0.45)],
  ])
  const stars = Array.from({ length: starry ? 900 : 160 }, () => star(canvas, random, palette.light))
  const ridges = makeRidges()
  const moon = { x: random.pick([-0.5, 0.42, 0.55]) * canvas.right, y: -canvas.bottom * random.between(0.42, 0.58) }
  const snow = traits.has('snow') ? paintSnow(canvas, palette, random.fork('snow')) : null
  const sheets = [0, 1].map((i) => ({
    base: -0.02 - i * 0.14,
    shift: random.next(),
    bend: 0.2 + i * 0.06,
    gain: 1 - i * 0.4,
  }))
  const green = mixColors(palette.glow, color('#37f5a0'), 0.75)
  const violet = mixColors(palette.light, color('#8b5cf6'), 0.75)

  return (seconds) => {
    paintAir(seconds)
    if (traits.has('aurora')) for (const sheet of sheets) paintAurora(sheet, seconds)
    if (traits.has('moon')) paintMoon(seconds)
    for (const one of stars) {
      const twinkle = 0.72 + 0.28 * Math.sin(seconds * one.pace + one.phase)
      addSpark(canvas, one.x + seconds * 0.0016, one.y - seconds * 0.0005, one.color, one.gain * twinkle)
      if (one.gain > 1.5)
        addSprite(canvas, {
          x: one.x + seconds * 0.0016,
          y: one.y - seconds * 0.0005,
          radius: 0.012,
          profile: glow,
          color: one.color,
          gain: 0.12 * twinkle,
        })
    }
    ridges.forEach((ridge, i) => paintRidge(ridge, i, seconds))
    paintLake(seconds)
    snow?.(seconds)
  }

  function paintAir(seconds: number): void {
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      const place = air.place((y + canvas.bottom) / (shore + canvas.bottom))
      const [r, g, b] = [air.red(place), air.green(place), air.blue(place)]
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column) + seconds * 0.0016
        if (!starry) {
          const cloud = step(0.35, 0.9, dust.at(x * 0.16 + seconds * 0.004, y * 0.4)) * 0.9
          canvas.set(i, r + palette.body[0] * cloud, g + palette.body[1] * cloud, b + palette.body[2] * cloud)
          continue
        }
        // The Milky Way: a slanting band, broken up by dust.
        const off = y + canvas.bottom * 0.36 - x * 0.42
        const band = Math.exp(-off * off * 9)
        const cloud = dust.at(x * 0.3, y * 0.3)
        const milk = band * (0.02 + 0.3 * step(0.42, 0.92, cloud)) * 0.55
        canvas.set(
          i,
          r + (palette.light[0] * 0.6 + palette.body[0]) * milk,
          g + (palette.light[1] * 0.6 + palette.body[1]) * milk,
          b + (palette.light[2] * 0.6 + palette.body[2]) * milk,
        )
      }
    }
  }

  /** A curtain of light: a sharp lower hem that wanders, rays that rise from it and thin out. */
  function paintAurora(sheet: { base: number; shift: number; bend: number; gain: number }, seconds: number): void {
    const last = Math.min(canvas.height, canvas.row(shore))
    for (let column = 0; column < canvas.width; column++) {
      const x = canvas.x(column)
      const wave = veil.at(x * 0.085 + sheet.shift, seconds * 0.006 + sheet.shift) - 0.5
      const hem = (sheet.base + wave * sheet.bend * 2.2) * canvas.bottom * 2
      const fold = veil.at(x * 0.3 + wave * 0.5 + seconds * 0.007, sheet.shift + seconds * 0.004)
      const fine = veil.at(x * 1.3 + wave * 1.5 - seconds * 0.016, sheet.shift * 2 + seconds * 0.01)
      const bright = sheet.gain * (0.12 + 0.95 * step(0.32, 0.86, fold)) * (0.62 + 0.6 * fine) * 0.5
      const tall = (0.2 + 0.34 * fold + 0.12 * fine) * canvas.bottom * 2
      for (let row = 0; row < last; row++) {
        const up = hem - canvas.y(row)
        if (up < -0.03) break
        const ray = up < 0 ? step(-0.03, 0, up) : Math.exp((-up / tall) * 2.7)
        const high = step(0.1, 0.85, up / tall)
        const lit = bright * ray
        canvas.add(
          row * canvas.width + column,
          (green[0] * (1 - high) + violet[0] * high) * lit,
          (green[1] * (1 - high) + violet[1] * high) * lit,
          (green[2] * (1 - high) + violet[2] * high) * lit,
        )
      }
    }
  }

  function paintMoon(seconds: number): void {
    const size = 0.072
    const white = mixColors(color('#f4efe2'), palette.light, 0.2)
    const y = moon.y - seconds * 0.0008
    addSprite(canvas, { x: moon.x, y, radius: 0.85, profile: halo, color: white, gain: 0.3 })
    for (let row = Math.floor(canvas.row(y - size)); row <= canvas.row(y + size); row++) {
      for (let column = Math.floor(canvas.column(moon.x - size)); column <= canvas.column(moon.x + size); column++) {
        if (column < 0 || row < 0 || column >= canvas.width) continue
        const dx = (canvas.x(column) - moon.x) / size
        const dy = (canvas.y(row) - y) / size
        const away = Math.sqrt(dx * dx + dy * dy)
        const seas = 0.62 + 0.5 * dust.at(dx * 0.16 + 0.4, dy * 0.16 + 0.2)
        const lit = 0.95 * seas * (1 - 0.25 * away ** 4)
        canvas.cover(row * canvas.width + column, white[0] * lit, white[1] * lit, white[2] * lit, step(1, 0.965, away))
      }
    }
  }

  function makeRidges(): Ridge[] {
    const far = mixColors(palette.shade, palette.body, 0.5)
    return [0, 1, 2].map((i) => {
      const rough = new Noise(random.fork(`ridge ${i}`), { cells: 4, octaves: 7, gain: 0.48 })
      const width = canvas.width + Math.ceil(canvas.unit * 0.1)
      const tall = [0.4, 0.28, 0.17][i] ?? 0.2
      const line = Float32Array.from({ length: width }, (_, column) => {
        const x = column / canvas.unit
        return shore - 0.015 - tall * Math.max(0, rough.at(x * (0.22 + i * 0.1), 0.37) - 0.12)
      })
      const bare = mixColors(far, palette.deep, [0.25, 0.58, 0.9][i] ?? 1)
      const white = mixColors(palette.body, mixColors(color('#cfdcf0'), palette.light, 0.3), 0.35)
      const tone = starry ? scaleColor(bare, i === 2 ? 0.6 : 1) : mixColors(bare, white, [0.42, 0.3, 0.2][i] ?? 0)
      return { line, tone, pace: 0.0006 + i * 0.0012 }
    })
  }

  function paintRidge({ line, tone, pace }: Ridge, index: number, seconds: number): void {
    const shift = seconds * pace * canvas.unit
    const whole = Math.floor(shift)
    const part = shift - whole
    const base = Math.min(canvas.height, Math.ceil(canvas.row(shore)))
    const fog = mixColors(palette.body, palette.light, 0.3)
    const white = mixColors(color('#cfdcf0'), palette.light, 0.3)
    const capped = traits.has('snow') ? 0.32 : 0.08
    for (let column = 0; column < canvas.width; column++) {
      const top = canvas.row((line[column + whole] ?? 0) * (1 - part) + (line[column + whole + 1] ?? 0) * part)
      for (let row = Math.max(0, Math.floor(top)); row < base; row++) {
        const share = Math.min(1, row - top + 1)
        const down = (row - top) / canvas.unit
        const haze = step(0.02, 0.26, down) * (0.34 - index * 0.1)
        const cap =
          step(0.05, 0.004, down + 0.05 * dust.at(column * 0.004, row * 0.006 + index)) *
          capped *
          (index === 2 ? 0.16 : 0.4)
        const rest = 1 - haze - cap
        canvas.cover(
          row * canvas.width + column,
          tone[0] * rest + fog[0] * haze + white[0] * cap * 0.5,
          tone[1] * rest + fog[1] * haze + white[1] * cap * 0.5,
          tone[2] * rest + fog[2] * haze + white[2] * cap * 0.5,
          share,
        )
      }
    }
  }

  /** The lake mirrors what stands above it, drawn out and broken by ripples. */
  function paintLake(seconds: number): void {
    const first = Math.ceil(canvas.row(shore))
    for (let row = first; row < canvas.height; row++) {
      const below = (row - first + 1) / canvas.unit
      const far = 0.09 / (below + 0.035)
      for (let column = 0; column < canvas.width; column++) {
        const x = canvas.x(column)
        const wave = veil.at(x * far * 0.9, far * 1.7 + seconds * 0.018) - 0.5
        const lift = (below * 1.55 + wave * (0.03 + below * 0.42)) * canvas.unit
        const from = canvas.nearest(column + wave * 9, first - 1 - Math.max(0, lift))
        const dim = 0.66 - below * 0.55 + wave * 0.16
        canvas.set(
          row * canvas.width + column,
          canvas.red(from) * dim,
          canvas.green(from) * dim,
          canvas.blue(from) * dim + palette.shade[2] * 0.05,
        )
      }
    }
  }
}

function star(canvas: Canvas, random: Random, tint: Color) {
  const bright = random.next() ** 7
  return {
    x: random.between(-1.05, 1) * canvas.right,
    y: -canvas.bottom + random.next() ** 1.2 * canvas.bottom * 1.55,
    gain: 0.1 + bright * 3.2 + random.next() * 0.25,
    pace: random.between(0.8, 3.4),
    phase: random.between(0, 7),
    color: mixColors(color('#eaf1ff'), random.chance(0.3) ? tint : color('#bcd2ff'), random.next() * 0.8),
  }
}
