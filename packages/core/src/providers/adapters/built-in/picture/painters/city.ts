import { addSprite, disc } from '../sprites'
import { paintBokeh } from './bokeh'
import type { Painter } from './painter'

/** City lights far out of focus, with a few large discs passing close to the lens. */
export const paintCity: Painter = (canvas, { palette, traits }, random) => {
  const far = paintBokeh(canvas, palette, random, { count: 70, size: 0.1, level: 0.28, lamp: traits.has('lamp') })
  const near = Array.from({ length: 9 }, () => ({
    x: random.between(-1.1, 1.1) * canvas.right,
    y: random.between(-0.7, 0.9) * canvas.bottom,
    radius: random.between(0.13, 0.24),
    speed: random.between(-0.016, 0.016),
    phase: random.between(0, 7),
    color: random.chance(0.6) ? palette.glow : palette.light,
  }))
  return (seconds) => {
    far(seconds)
    for (const one of near) {
      const breath = 0.045 + 0.022 * Math.sin(seconds * 0.7 + one.phase)
      const x = one.x + one.speed * seconds
      const y = one.y - 0.004 * seconds
      addSprite(canvas, { x, y, radius: one.radius, profile: disc, color: one.color, gain: breath })
    }
  }
}
