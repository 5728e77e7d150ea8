import type { Random } from '../../scene/random'
import type { Palette } from '../../scene/scene'
import type { Canvas } from '../canvas'
import { color, mixColors, step } from '../color'
import { Noise } from '../noise'

/** A cup of tea lit from the left, and the steam that curls up from it. `y` is the rim. */
export function paintSteam(
  canvas: Canvas,
  palette: Palette,
  random: Random,
  { x, y }: { x: number; y: number },
): (seconds: number, flicker: number) => void {
  const curl = new Noise(random, { cells: 3, octaves: 4, gain: 0.5 })
  const wisp = new Noise(random, { cells: 5, octaves: 4, gain: 0.5, ridged: true })
  const glaze = mixColors(color('#d8d2c8'), palette.body, 0.25)
  const tea = color('#a4521a')
  const wide = 0.16
  const tall = 0.19

  return (seconds, flicker) => {
    paintCup(flicker)
    paintWisps(seconds, flicker)
  }

  function paintCup(flicker: number): void {
    for (
      let row = Math.floor(canvas.row(y - 0.04));
      row <= Math.min(canvas.height - 1, canvas.row(y + tall + 0.03));
      row++
    ) {
      const down = (canvas.y(row) - y) / tall
      for (
        let column = Math.max(0, Math.floor(canvas.column(x - wide * 1.1)));
        column <= Math.min(canvas.width - 1, canvas.column(x + wide * 1.1));
        column++
      ) {
        const across = canvas.x(column) - x
        const i = row * canvas.width + column
        const mouth = (across / wide) ** 2 + ((canvas.y(row) - y) / 0.034) ** 2
        const half = down < 0.94 ? wide * (1 - 0.5 * Math.max(0, down) ** 2.6) : down < 1 ? wide * 0.52 : 0
        const foot = down > 0 && half > 0
        const side = foot ? across / half : 2
        if (foot && Math.abs(side) < 1) {
          const lit =
            (0.1 + 0.62 * step(0.55, -0.95, side) ** 1.6 + 0.1 * step(0.75, 1, side)) * flicker * (1 - down * 0.35)
          const share = step(1, 0.97, Math.abs(side))
          canvas.cover(i, glaze[0] * lit, glaze[1] * lit * 0.85, glaze[2] * lit * 0.66, share)
        }
        if (mouth >= 1) continue
        const lit = (0.3 + 0.4 * step(0.12, -0.12, across)) * flicker
        const rim = step(0.8, 0.97, mouth)
        const inner = tea.map((part, k) => part * lit * 0.7 + (glaze[k] ?? 0) * lit * rim * 1.25)
        canvas.cover(i, inner[0] ?? 0, inner[1] ?? 0, inner[2] ?? 0, step(1, 0.95, mouth))
      }
    }
  }

  function paintWisps(seconds: number, flicker: number): void {
    const lit = mixColors(palette.glow, color('#ffffff'), 0.35)
    for (let row = Math.max(0, Math.floor(canvas.row(y - 0.7))); row <= canvas.row(y + 0.01); row++) {
      const up = y + 0.01 - canvas.y(row)
      const spread = 0.07 + up * 0.2
      for (
        let column = Math.max(0, Math.floor(canvas.column(x - 0.36)));
        column <= Math.min(canvas.width - 1, canvas.column(x + 0.36));
        column++
      ) {
        const across = canvas.x(column) - x
        const sway = (curl.at(across * 0.22 + 0.3, up * 0.3 - seconds * 0.055) - 0.5) * (0.1 + up * 0.75)
        const inside = 1 - Math.abs((across + sway) / spread)
        if (inside <= 0) continue
        const thread = wisp.at((across + sway) * 1.15 + 0.2, up * 0.26 - seconds * 0.075)
        const dense = step(0.42, 0.95, thread) * inside * inside * step(0, 0.08, up) * step(0.7, 0.12, up)
        const bright = dense * 0.2 * flicker
        canvas.add(row * canvas.width + column, lit[0] * bright, lit[1] * bright, lit[2] * bright)
      }
    }
  }
}
