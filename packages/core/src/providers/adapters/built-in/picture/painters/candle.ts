import { color, mixColors, scaleColor, step } from '../color'
import { Noise } from '../noise'
import { addSprite, disc, halo, softDisc } from '../sprites'
import { paintSteam } from './steam'
import type { Painter } from './painter'

interface Candle {
  x: number
  /** The top of the wax. */
  y: number
  size: number
  /** Out of focus: drawn as a disc. */
  blurred: boolean
  phase: number
}

/** A candle close by, others out of focus behind it, warm light on a table; with `steam` a cup of tea beside it. */
export const paintCandle: Painter = (canvas, { palette, traits }, random) => {
  const air = new Noise(random, { cells: 4, octaves: 3 })
  const wood = new Noise(random, { cells: 6, octaves: 5, gain: 0.55 })
  const table = canvas.bottom * 0.66
  const steam = traits.has('steam')
    ? paintSteam(canvas, palette, random.fork('steam'), { x: 0.24, y: table - 0.13 })
    : null
  const near: Candle = {
    x: steam ? -0.24 : random.between(-0.1, 0.1),
    y: table - 0.3,
    size: 1,
    blurred: false,
    phase: 0,
  }
  const others = Array.from({ length: 9 }, (_, i): Candle => {
    const far = random.between(0.3, 1)
    return {
      x: (-1 + (2 * (i + random.between(0.2, 0.8))) / 9) * canvas.right,
      y: table - 0.12 - far * 0.34 + random.around(0.08),
      size: 0.05 + 0.075 * (1 - far) + random.between(0, 0.025),
      blurred: true,
      phase: random.between(1, 9),
    }
  })
  const flame = mixColors(color('#ffb050'), palette.glow, 0.4)
  const white = color('#ffe9bd', 2.6)

  return (seconds) => {
    const flicker = breath(seconds, near)
    paintRoom(flicker)
    for (const one of others) {
      const gain = 0.2 * breath(seconds, one)
      addSprite(canvas, { x: one.x, y: one.y, radius: one.size, profile: disc, color: palette.glow, gain })
      addSprite(canvas, {
        x: one.x,
        y: table + (table - one.y) * 0.36,
        radius: one.size * 1.25,
        profile: softDisc,
        color: palette.glow,
        gain: gain * 0.12,
      })
    }
    addSprite(canvas, {
      x: near.x,
      y: near.y - 0.1,
      radius: 1.15,
      profile: halo,
      color: palette.glow,
      gain: 0.42 * flicker,
    })
    paintWax(flicker)
    paintFlame(seconds, flicker)
    steam?.(seconds, flicker)
  }

  function breath(seconds: number, { phase }: Candle): number {
    return 0.86 + 0.28 * air.at(seconds * 0.16 + phase, phase * 0.37) + 0.06 * Math.sin(seconds * 9.1 + phase)
  }

  function paintRoom(flicker: number): void {
    const { deep, shade, body, glow } = palette
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      const onTable = step(table - 0.012, table + 0.02, y)
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const dx = x - near.x
        const dy = y - (onTable > 0.5 ? table + 0.02 : near.y - 0.1)
        const lit = (0.075 / (0.09 + dx * dx + dy * dy * (onTable > 0.5 ? 5 : 1))) * flicker
        const grain = onTable > 0 ? 0.55 + 0.8 * wood.at(x * 0.32, (y - table) * 2.1) : 1
        const wall = 0.2 + 0.3 * step(-canvas.bottom, table, y)
        const share = onTable * grain
        const rest = (1 - onTable) * wall
        canvas.set(
          i,
          deep[0] * rest +
            shade[0] * rest * 0.5 +
            glow[0] * lit * 0.1 * (1 - onTable) +
            (body[0] * 0.2 + glow[0] * 0.14) * lit * share,
          deep[1] * rest +
            shade[1] * rest * 0.5 +
            glow[1] * lit * 0.1 * (1 - onTable) +
            (body[1] * 0.2 + glow[1] * 0.12) * lit * share,
          deep[2] * rest +
            shade[2] * rest * 0.5 +
            glow[2] * lit * 0.1 * (1 - onTable) +
            (body[2] * 0.16 + glow[2] * 0.08) * lit * share,
        )
      }
    }
  }

  /** Wax lets light through: brightest just below the flame, darker towards the table and the sides. */
  function paintWax(flicker: number): void {
    const half = 0.072
    const wax = mixColors(color('#f3dcc0'), palette.glow, 0.32)
    const last = Math.min(canvas.height - 1, Math.ceil(canvas.row(table + 0.05)))
    for (let row = Math.floor(canvas.row(near.y - 0.02)); row <= last; row++) {
      const y = canvas.y(row)
      for (
        let column = Math.max(0, Math.floor(canvas.column(near.x - half)));
        column <= Math.min(canvas.width - 1, canvas.column(near.x + half));
        column++
      ) {
        const side = (canvas.x(column) - near.x) / half
        const round = Math.sqrt(Math.max(0, 1 - side * side))
        const top = near.y - 0.012 * round + 0.008
        const foot = table + 0.022 * round + 0.012
        if (y < top || y > foot) continue
        const down = (y - top) / (foot - top)
        const through = Math.exp(-down * 3.4) * (0.6 + 0.4 * round)
        const lit = (through * 0.95 + 0.055 * (0.35 + 0.65 * round)) * flicker
        const share = step(0, 0.004, y - top) * step(0, 0.006, foot - y) * step(1, 0.95, Math.abs(side))
        canvas.cover(row * canvas.width + column, wax[0] * lit, wax[1] * lit * 0.9, wax[2] * lit * 0.74, share)
      }
    }
  }

  function paintFlame(seconds: number, flicker: number): void {
    const root = near.y - 0.016
    const tall = 0.155 * (0.9 + 0.18 * flicker)
    for (let row = Math.max(0, Math.floor(canvas.row(root - tall * 1.1))); row <= canvas.row(root + 0.02); row++) {
      const up = (root + 0.012 - canvas.y(row)) / tall
      const lean = (air.at(seconds * 0.13, up * 0.08 - seconds * 0.1) - 0.5) * 0.07 * Math.max(0, up) ** 1.5
      const half = 0.034 * Math.sqrt(Math.max(0, up * 2.6)) * Math.max(0, 1 - up) ** 0.72 * 1.28
      if (half <= 0) continue
      for (let column = Math.floor(canvas.column(near.x - 0.08)); column <= canvas.column(near.x + 0.08); column++) {
        const side = Math.abs(canvas.x(column) - near.x - lean) / half
        if (side >= 1.25 || column < 0 || column >= canvas.width) continue
        const body = step(1.2, 0.35, side)
        const core = step(0.9, 0.1, side) * step(0.08, 0.36, up) * step(1.05, 0.6, up)
        const blue = step(0.22, 0.02, up) * step(1.1, 0.6, side)
        const i = row * canvas.width + column
        const low = step(0, 0.26, up)
        canvas.add(
          i,
          (flame[0] * body * 1.6 * low + white[0] * core) * flicker,
          (flame[1] * body * 1.6 * low + white[1] * core) * flicker,
          (flame[2] * body * 1.6 * low + white[2] * core) * flicker + blue * 0.32,
        )
      }
    }
    const wick = scaleColor(color('#1a0d06'), 1)
    for (let row = Math.floor(canvas.row(near.y - 0.045)); row <= canvas.row(near.y - 0.004); row++) {
      const column = Math.round(canvas.column(near.x))
      for (const side of [-1, 0, 1])
        canvas.cover(row * canvas.width + column + side, wick[0], wick[1], wick[2], side === 0 ? 0.85 : 0.35)
    }
  }
}
