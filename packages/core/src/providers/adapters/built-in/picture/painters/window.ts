import type { Random } from '../../scene/random'
import { Canvas } from '../canvas'
import { step } from '../color'
import { Noise } from '../noise'
import { paintBokeh } from './bokeh'
import type { Painter } from './painter'

interface Drop {
  x: number
  y: number
  radius: number
  /** How much longer than wide. */
  stretch: number
  /** Units a second, once it runs. */
  speed: number
  runsAt: number
  bornAt: number
  beadAt: number
}

/** A window in the rain: city lights behind misted glass, and drops that each hold the whole street upside down. */
export const paintWindow: Painter = (canvas, { palette, traits }, random) => {
  const street = new Canvas(canvas.width, canvas.height, random.fork('street'))
  const paintStreet = paintBokeh(street, palette, random.fork('lights'), {
    count: 46,
    size: 0.115,
    level: 0.2,
    lamp: traits.has('lamp'),
  })
  const mist = new Noise(random, { cells: 5, octaves: 4 })
  const drops = Array.from({ length: 420 }, () => still(canvas, random))
  const runners = Array.from({ length: 15 }, () => runner(canvas, random, random.between(-6, 5)))
  let last = 0

  return (seconds) => {
    paintStreet(seconds)
    canvas.copy(street)
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      for (let column = 0; column < canvas.width; column++, i++) {
        const haze = mist.at(canvas.x(column) * 0.42, y * 0.42) * 0.5
        canvas.cover(i, palette.shade[0] * 1.5, palette.shade[1] * 1.5, palette.shade[2] * 1.5, 0.16 + haze * 0.5)
      }
    }
    for (const drop of runners) run(drop, seconds, Math.max(0, seconds - last))
    last = seconds
    for (const drop of drops) draw(drop, seconds)
    for (const drop of runners) draw(drop, seconds)
  }

  /** Slides in fits and starts, takes in what lies on its way and leaves beads behind. */
  function run(drop: Drop, seconds: number, passed: number): void {
    if (seconds < drop.runsAt) return
    const halting =
      0.15 + step(-0.2, 0.9, Math.sin(seconds * 2.3 + drop.x * 40) + Math.sin(seconds * 3.7 + drop.x * 90) * 0.7)
    drop.y += drop.speed * halting * passed
    drop.x += Math.sin(drop.y * 21 + drop.x * 5) * 0.012 * halting * passed
    drop.stretch = 1.15 + 0.5 * halting
    for (const other of drops) {
      const near = drop.radius * 0.9 + other.radius * 0.5
      if (Math.abs(other.x - drop.x) < near && Math.abs(other.y - drop.y) < near) {
        Object.assign(other, still(canvas, random), { bornAt: seconds + random.between(0.2, 3) })
      }
    }
    if (drop.y > drop.beadAt) {
      drop.beadAt = drop.y + random.between(0.018, 0.06)
      const bead = drops[Math.floor(random.next() * drops.length)]
      const place = {
        x: drop.x + random.around(0.003),
        y: drop.y - drop.radius * 2.2,
        radius: random.between(0.0035, 0.007),
      }
      if (bead) Object.assign(bead, still(canvas, random), place, { bornAt: seconds, stretch: 1.2 })
    }
    if (drop.y > canvas.bottom + 0.1) Object.assign(drop, runner(canvas, random, seconds + random.between(0, 2)))
  }

  /** A drop is a small lens: it shows what lies behind it, wide and upside down, darker towards its rim. */
  function draw(drop: Drop, seconds: number): void {
    const grown = step(0, 0.7, seconds - drop.bornAt)
    const radius = drop.radius * grown * canvas.unit
    if (radius < 0.6) return
    const cx = canvas.column(drop.x)
    const cy = canvas.row(drop.y)
    const tall = radius * drop.stretch
    const reach = 0.75 * Math.min(0.42, 0.12 + drop.radius * 11) * canvas.unit
    const edge = Math.min(0.6, 1.6 / radius)
    for (
      let row = Math.max(0, Math.floor(cy - tall));
      row <= Math.min(canvas.height - 1, Math.ceil(cy + tall));
      row++
    ) {
      const dy = (row - cy) / tall
      const waist = dy < 0 ? 1 + dy * 0.22 * (drop.stretch - 1) : 1
      for (
        let column = Math.max(0, Math.floor(cx - radius));
        column <= Math.min(canvas.width - 1, Math.ceil(cx + radius));
        column++
      ) {
        const dx = (column - cx) / (radius * waist)
        const away = dx * dx + dy * dy
        if (away >= 1) continue
        const shown = street.nearest(cx - dx * reach * 1.25, cy - dy * reach + radius)
        const rim = 1 - away * away * 0.62
        const lit = rim * (1.05 + 0.5 * dy)
        const shine = Math.exp(-((dx + 0.34) ** 2 + (dy + 0.42) ** 2) * 16) * 0.4
        const share = away > 1 - edge ? (1 - away) / edge : 1
        const i = row * canvas.width + column
        const r = street.red(shown) * lit + palette.light[0] * shine + palette.shade[0] * 0.3
        const g = street.green(shown) * lit + palette.light[1] * shine + palette.shade[1] * 0.3
        const b = street.blue(shown) * lit + palette.light[2] * shine + palette.shade[2] * 0.3
        canvas.cover(i, r, g, b, share)
      }
    }
  }
}

function still(canvas: Canvas, random: Random): Drop {
  const size = random.next()
  return {
    x: random.between(-1, 1) * canvas.right,
    y: random.between(-1, 1) * canvas.bottom,
    radius: 0.0035 + 0.016 * size ** 4,
    stretch: random.between(1, 1.25),
    speed: 0,
    runsAt: Infinity,
    bornAt: -10,
    beadAt: Infinity,
  }
}

function runner(canvas: Canvas, random: Random, runsAt: number): Drop {
  const y = runsAt < 0 ? random.between(-1, 0.6) * canvas.bottom : -canvas.bottom - 0.04
  return {
    ...still(canvas, random),
    y,
    radius: random.between(0.012, 0.022),
    speed: random.between(0.1, 0.34),
    runsAt,
    bornAt: runsAt - 2,
    beadAt: y,
  }
}
