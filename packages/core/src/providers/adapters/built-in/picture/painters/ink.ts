import { Ramp, step } from '../color'
import { Noise } from '../noise'
import { addSprite, glow } from '../sprites'
import type { Painter } from './painter'

/** Colours that flow through each other like ink in water: noise bent by noise, with a few motes of light. */
export const paintInk: Painter = (canvas, { palette }, random) => {
  const soft = new Noise(random, { cells: 3, octaves: 4, gain: 0.42 })
  const fine = new Noise(random, { cells: 4, octaves: 5, gain: 0.45 })
  const tint = new Ramp([
    [0, palette.deep],
    [0.3, palette.shade],
    [0.55, palette.body],
    [0.8, palette.light],
    [1, palette.glow],
  ])
  const turn = random.between(-0.5, 0.5)
  const motes = Array.from({ length: 26 }, () => ({
    x: random.between(-1, 1) * canvas.right,
    y: random.between(-1, 1) * canvas.bottom,
    radius: random.between(0.006, 0.03),
    phase: random.between(0, 7),
    rise: random.between(0.008, 0.025),
  }))

  return (seconds) => {
    const zoom = 0.3 - seconds * 0.0022
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y0 = canvas.y(row) * zoom
      for (let column = 0; column < canvas.width; column++, i++) {
        const x0 = canvas.x(column) * zoom
        const x = x0 + y0 * turn
        const y = y0 - x0 * turn
        const ax = soft.at(x + seconds * 0.008, y + 0.2) - 0.5
        const ay = soft.at(x + 0.52, y - seconds * 0.0075) - 0.5
        const bx = soft.at(x + ax * 0.62 + 0.17, y + ay * 0.62 + seconds * 0.006) - 0.5
        const v = fine.at(x + bx * 0.52 + ay * 0.2, y + ax * 0.5 - bx * 0.25)
        const sheen = step(0.03, 0.36, Math.abs(ax + bx))
        const place = tint.place(v * 1.06 - 0.06 + bx * 0.32)
        const lit = 0.46 + sheen * 0.6 + step(0.55, 0.95, v) * 0.35
        canvas.set(i, tint.red(place) * lit, tint.green(place) * lit, tint.blue(place) * lit)
      }
    }
    for (const one of motes) {
      const x = one.x + Math.sin(seconds * 0.3 + one.phase) * 0.03
      const y = one.y - one.rise * seconds
      const gain = 0.12 + 0.1 * Math.sin(seconds * 1.1 + one.phase)
      addSprite(canvas, { x, y, radius: one.radius, profile: glow, color: palette.glow, gain })
    }
  }
}
