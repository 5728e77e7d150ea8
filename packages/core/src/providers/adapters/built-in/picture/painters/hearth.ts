import type { Random } from '../../scene/random'
import { color, mixColors, Ramp, scaleColor, step } from '../color'
import { Noise } from '../noise'
import { addSpark, addSprite, glow, halo } from '../sprites'
import type { Painter } from './painter'

interface Ember {
  x: number
  bornAt: number
  life: number
  rise: number
  sway: number
  size: number
}

/** A fire in the hearth: tongues of flame over glowing logs, sparks, and light that plays on the bricks behind. */
export const paintHearth: Painter = (canvas, { palette }, random) => {
  const flow = new Noise(random, { cells: 4, octaves: 4, gain: 0.5 })
  const bend = new Noise(random, { cells: 3, octaves: 3, gain: 0.5 })
  const bark = new Noise(random, { cells: 8, octaves: 4, gain: 0.6, ridged: true })
  const heat = new Ramp([
    [0, [0, 0, 0]],
    [0.16, color('#3a0a00', 0.4)],
    [0.4, color('#a82c06', 0.7)],
    [0.64, color('#f5661a', 0.85)],
    [0.84, mixColors(color('#ff8c2e', 1.25), palette.glow, 0.2)],
    [1, color('#ffc078', 1.9)],
  ])
  // In a tall picture the fire stands higher, with more of the hearth before it.
  const bed = canvas.bottom - 0.15 - (canvas.bottom - 0.5) * 0.55
  const logs = [
    { x: -0.17, y: bed + 0.062, tilt: 0.16, long: 0.33, thick: 0.044 },
    { x: 0.19, y: bed + 0.058, tilt: -0.19, long: 0.32, thick: 0.04 },
    { x: 0.01, y: bed + 0.095, tilt: -0.04, long: 0.4, thick: 0.042 },
  ]
  const wall = tableWall()
  const wisps = new Noise(random, { cells: 7, octaves: 3, gain: 0.5, ridged: true })
  const embers = Array.from({ length: 60 }, () => ember(random))

  return (seconds) => {
    const flicker = 0.82 + 0.3 * (bend.at(seconds * 0.31, 0.2) - 0.5) + 0.3 * (flow.at(seconds * 0.9, 0.7) - 0.5)
    paintWall(flicker)
    paintFlames(seconds)
    for (const log of logs) paintLog(log, seconds)
    addSprite(canvas, { x: 0, y: bed + 0.02, radius: 0.95, profile: halo, color: palette.glow, gain: 0.13 * flicker })
    paintEmbers(seconds)
  }

  /** How much light each place throws back when the fire burns evenly: bricks, joints and their distance. */
  function tableWall(): Float32Array {
    const table = new Float32Array(canvas.width * canvas.height)
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      const course = Math.floor((y + 4) / 0.092)
      const across = Math.abs((((y + 4) / 0.092) % 1) - 0.5)
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const place = (x + 4 + (course % 2) * 0.11) / 0.22
        const joint = step(0.5, 0.4, across) * step(0.5, 0.455, Math.abs((place % 1) - 0.5))
        const brick = 0.65 + 0.6 * bend.at(Math.floor(place) * 0.137, course * 0.219)
        const rough = 0.5 + 0.9 * bark.at(x * 0.7, y * 0.7)
        const dy = y - bed + 0.16
        const floor = y > bed + 0.12 ? 0.5 : 1
        table[i] = (0.12 / (0.14 + x * x * 0.85 + dy * dy)) * (0.3 + 0.7 * joint) * rough * brick * floor
      }
    }
    return table
  }

  function paintWall(flicker: number): void {
    const { shade, body } = palette
    const warm = [
      body[0] * 0.3 + palette.glow[0] * 0.11,
      body[1] * 0.3 + palette.glow[1] * 0.1,
      body[2] * 0.3 + palette.glow[2] * 0.06,
    ]
    const [r = 0, g = 0, b = 0] = warm.map((part) => part * flicker)
    for (let i = 0; i < wall.length; i++) {
      const lit = wall[i] ?? 0
      canvas.set(i, shade[0] * 0.1 + r * lit, shade[1] * 0.1 + g * lit, shade[2] * 0.1 + b * lit)
    }
  }

  /** Flames thin out upwards: the higher, the more of them the noise takes away, until only tongues are left. */
  function paintFlames(seconds: number): void {
    const first = Math.max(0, Math.floor(canvas.row(bed - 0.95)))
    const last = Math.min(canvas.height, Math.ceil(canvas.row(bed + 0.08)))
    const left = Math.max(0, Math.floor(canvas.column(-0.55)))
    const right = Math.min(canvas.width, Math.ceil(canvas.column(0.55)))
    for (let row = first; row < last; row++) {
      const up = bed + 0.08 - canvas.y(row)
      const root = step(-0.01, 0.09, up)
      for (let column = left; column < right; column++) {
        const x = canvas.x(column)
        const lean = (bend.at(x * 0.22, up * 0.3 - seconds * 0.21) - 0.5) * (0.05 + up * 0.5)
        const from = (x + lean) / 0.4
        const inside = 1 - from * from
        if (inside <= 0.01) continue
        const tall = 0.52 * Math.sqrt(inside) * (0.42 + 0.95 * bend.at(from * 0.27 + 0.4, seconds * 0.085))
        const rise = up / (tall + 0.02)
        if (rise > 1.5) continue
        const lick = flow.at((x + lean) * 0.66, up * 0.21 - seconds * 0.34)
        const fine = wisps.at((x + lean * 1.4) * 0.8 + 0.3, up * 0.28 - seconds * 0.52)
        const eaten = (0.62 - lick) * 1.25 + (0.6 - fine) * 0.8
        const flame = (1.12 - rise) * (0.55 + 0.45 * inside) - eaten * (0.3 + rise * 0.95)
        if (flame <= 0) continue
        const bright = step(-0.05, 1.05, flame) * (1 - 0.25 * step(0.3, 1, rise)) * root * step(0.01, 0.22, inside)
        const place = heat.place(bright)
        canvas.add(row * canvas.width + column, heat.red(place), heat.green(place), heat.blue(place))
      }
    }
  }

  function paintLog(log: (typeof logs)[number], seconds: number): void {
    const glowing = scaleColor(color('#ff4a0c'), 1.25)
    const left = Math.max(0, Math.floor(canvas.column(log.x - log.long)))
    const right = Math.min(canvas.width, Math.ceil(canvas.column(log.x + log.long)))
    const first = Math.max(0, Math.floor(canvas.row(log.y - 0.14)))
    for (let row = first; row < Math.min(canvas.height, canvas.row(log.y + 0.14)); row++) {
      for (let column = left; column < right; column++) {
        const x = canvas.x(column) - log.x
        const y = canvas.y(row) - log.y - x * log.tilt
        const end = Math.max(0, Math.abs(x) - log.long + log.thick) / log.thick
        const radius =
          log.thick * Math.sqrt(Math.max(0, 1 - end * end)) * (0.92 + 0.16 * bark.at(x * 0.8, log.tilt + 0.5))
        const across = y / (radius || 1)
        if (Math.abs(across) >= 1 || radius === 0) continue
        const crack = bark.at(x * 0.9 + log.tilt * 3, across * 0.2 + log.y)
        const char = flow.at(x * 0.7 + log.tilt, across * 0.12 + log.y)
        const pulse = 0.5 + 0.5 * bend.at(x * 0.5 + seconds * 0.02, seconds * 0.09 + log.tilt)
        const ember = step(0.5, 0.95, crack) * step(0.5, 0.78, char) * (0.3 + 0.7 * pulse) * (0.7 - across * 0.3)
        const rim =
          step(-0.1, -1, across) *
          (0.05 + 0.14 * bark.at(x * 1.9, across * 0.1)) *
          step(1.1, 0.2, Math.abs(x) / log.long)
        const share = step(1, 0.9, Math.abs(across))
        const r = 0.012 + rim * 0.5 + glowing[0] * ember
        const g = 0.008 + rim * 0.17 + glowing[1] * ember
        const b = 0.006 + rim * 0.04 + glowing[2] * ember
        canvas.cover(row * canvas.width + column, r, g, b, share)
      }
    }
  }

  function paintEmbers(seconds: number): void {
    for (const one of embers) {
      const age = ((((seconds - one.bornAt) % one.life) + one.life) % one.life) / one.life
      const up = one.rise * age
      const x = one.x + one.sway * Math.sin(age * 5 + one.bornAt * 3) * up
      const gain = (1 - age) * step(0, 0.08, age) * (0.7 + 0.3 * Math.sin(seconds * 17 + one.bornAt * 9))
      addSprite(canvas, { x, y: bed - up, radius: one.size, profile: glow, color: color('#ff7a22'), gain: gain * 1.1 })
      addSpark(canvas, x, bed - up, color('#ffd08a'), gain * 2.4)
    }
  }
}

function ember(random: Random): Ember {
  return {
    x: random.around(0.34),
    bornAt: random.between(0, 8),
    life: random.between(2.2, 4.5),
    rise: random.between(0.45, 1.2),
    sway: random.around(0.3),
    size: random.between(0.004, 0.011),
  }
}
