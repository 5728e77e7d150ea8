import { mixColors, Ramp, step } from '../color'
import { Noise } from '../noise'
import type { Painter } from './painter'

/** Folds of silk, slowly moving; each beat is a stroke of a soft brush that passes with a sheen and combs the threads. */
export const paintSilk: Painter = (canvas, { palette, beats }, random) => {
  const folds = new Noise(random, { cells: 3, octaves: 3, gain: 0.36 })
  const drape = new Noise(random, { cells: 3, octaves: 2, gain: 0.4 })
  const threads = new Noise(random, { cells: 32, octaves: 3, gain: 0.6 })
  const angle = random.between(0.35, 0.75) * (random.chance(0.5) ? 1 : -1)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const cloth = new Ramp([
    [0, palette.deep],
    [0.35, palette.shade],
    [0.66, palette.body],
    [0.9, palette.light],
    [1, mixColors(palette.light, palette.glow, 0.5)],
  ])

  return (seconds) => {
    const strokes = beats
      .map((beat) => ({ beat, age: (seconds - beat.at) / 1.5 }))
      .filter(({ age }) => age > -0.15 && age < 1.25)
      .map(({ beat, age }) => ({
        along: -1.35 + 2.7 * age,
        across: beat.y * 0.32,
        gain: beat.strength * step(-0.15, 0.15, age) * step(1.25, 0.95, age),
      }))
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const along = x * cos + y * sin
        const across = y * cos - x * sin
        let brushed = 0
        for (const stroke of strokes) {
          const ahead = (along - stroke.along) * 3.2
          if (ahead > 1.2 || ahead < -3.5) continue
          const beside = (across - stroke.across) * 3.1
          const head = ahead > 0 ? 1 - ahead / 1.2 : 1 + ahead / 3.5
          brushed += head * head * Math.exp(-beside * beside) * stroke.gain
        }
        const bend = drape.at(along * 0.16 + seconds * 0.006, across * 0.22 - seconds * 0.008) - 0.5
        const at = across * 0.62 + bend * 0.52 + brushed * 0.012
        const down = along * 0.12 + bend * 0.2
        const here = folds.at(at, down + seconds * 0.007)
        const next = folds.at(at + 0.006, down + seconds * 0.007)
        const tilt = (next - here) * 17
        const thread = threads.at(along * 0.05 + bend * 0.08, at * 1.5) - 0.5
        const face = 0.44 + tilt * 0.62 + (here - 0.5) * 0.34 + thread * 0.07
        const facing = 1 - Math.abs(tilt - 0.3 - brushed * 0.18) * 1.25
        const sheen = facing > 0 ? facing * facing * facing * facing : 0
        const lit = sheen * (0.2 + brushed * 0.55) * (1 + thread * 1.5)
        const place = cloth.place(face + brushed * 0.1)
        const hollow = 0.62 + 0.38 * step(0.2, 0.6, here)
        canvas.set(
          i,
          cloth.red(place) * hollow + palette.light[0] * lit,
          cloth.green(place) * hollow + palette.light[1] * lit,
          cloth.blue(place) * hollow + palette.light[2] * lit,
        )
      }
    }
  }
}
