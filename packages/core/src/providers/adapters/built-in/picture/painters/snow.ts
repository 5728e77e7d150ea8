import type { Random } from '../../scene/random'
import type { Palette } from '../../scene/scene'
import type { Canvas } from '../canvas'
import { color, mixColors } from '../color'
import { addSpark, addSprite, glow, softDisc } from '../sprites'
import type { Paint } from './painter'

/** Snow in the air: many small flakes far away, a few large ones close to the lens and out of focus. */
export function paintSnow(canvas: Canvas, palette: Palette, random: Random): Paint {
  const white = mixColors(color('#e8f0ff'), palette.light, 0.25)
  const flakes = Array.from({ length: 760 }, (_, i) => {
    const near = i < 14 ? random.between(0.85, 1) : random.next() ** 4 * 0.6
    return {
      x: random.between(-1.2, 1.2) * canvas.right,
      y: random.between(-1.1, 1.1) * canvas.bottom,
      near,
      fall: 0.035 + near * 0.16,
      sway: random.between(0.008, 0.03) * (0.4 + near),
      pace: random.between(0.5, 1.4),
      phase: random.between(0, 7),
    }
  })
  return (seconds) => {
    const span = canvas.bottom * 2.2
    const across = canvas.right * 2.4
    for (const flake of flakes) {
      const y = ((flake.y + flake.fall * seconds + span / 2) % span) - span / 2
      const drift =
        flake.x + Math.sin(seconds * flake.pace + flake.phase) * flake.sway - seconds * 0.014 * (0.4 + flake.near)
      const x = ((((drift + across / 2) % across) + across) % across) - across / 2
      if (flake.near > 0.8)
        addSprite(canvas, { x, y, radius: 0.022 * flake.near, profile: softDisc, color: white, gain: 0.1 })
      else if (flake.near > 0.07)
        addSprite(canvas, {
          x,
          y,
          radius: 0.0026 + flake.near * 0.0125,
          profile: glow,
          color: white,
          gain: 0.5 - flake.near * 0.4,
        })
      else addSpark(canvas, x, y, white, 0.4)
    }
  }
}
