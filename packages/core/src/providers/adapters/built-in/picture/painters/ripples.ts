import type { Beat } from '../../scene/scene'
import { mixColors, step } from '../color'
import { Noise } from '../noise'
import { addSprite, glow, halo } from '../sprites'
import type { Painter } from './painter'

const STEPS = 512
/** How far a ring's table reaches, in units. */
const REACH = 1.6
const RING_SPEED = 0.23

/** Still dark water that mirrors a soft sky of lights; each beat is a drop and its rings, seen when it is heard. */
export const paintRipples: Painter = (canvas, { palette, beats }, random) => {
  const clouds = new Noise(random, { cells: 3, octaves: 4, gain: 0.5 })
  const calm = new Noise(random, { cells: 5, octaves: 4, gain: 0.55 })
  const slope = { x: new Float32Array(canvas.width * canvas.height), y: new Float32Array(canvas.width * canvas.height) }
  const rings = new Float32Array(STEPS)
  const lights = Array.from({ length: 5 }, (_, i) => ({
    x: (-0.8 + i * 0.4 + random.around(0.2)) * canvas.right,
    y: random.between(-0.75, 0.35) * canvas.bottom,
    wide: random.between(0.14, 0.3),
    gain: random.between(0.35, 0.9),
    color: i % 2 === 0 ? palette.glow : palette.light,
  }))
  const sky = tableSky()

  return (seconds) => {
    slope.x.fill(0)
    slope.y.fill(0)
    for (const beat of beats) if (beat.at <= seconds && seconds - beat.at < 6) addRings(beat, seconds - beat.at)
    paintMirror(seconds)
    for (const beat of beats) flash(beat, seconds - beat.at)
  }

  /** The mirrored sky is smooth, so it is worked out once on a grid four pixels wide. */
  function tableSky() {
    const width = Math.ceil(canvas.width / 4) + 60
    const height = Math.ceil(canvas.height / 4) + 60
    const table = [0, 1, 2].map(() => new Float32Array(width * height))
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const x = canvas.x((column - 30) * 4)
        const y = canvas.y((row - 30) * 4)
        const cloud = clouds.at(x * 0.22, y * 0.3)
        const base = mixColors(palette.deep, palette.body, step(0.25, 0.95, cloud) * 0.75 + step(0.4, -0.6, y) * 0.16)
        const lit = [base[0], base[1], base[2]]
        for (const one of lights) {
          const near = Math.exp(-(((x - one.x) / one.wide) ** 2 + ((y - one.y) / (one.wide * 0.55)) ** 2)) * one.gain
          for (let k = 0; k < 3; k++) lit[k] = (lit[k] ?? 0) + (one.color[k] ?? 0) * near
        }
        for (let k = 0; k < 3; k++) table[k]?.fill(lit[k] ?? 0, row * width + column, row * width + column + 1)
      }
    }
    return { width, height, red: table[0] ?? rings, green: table[1] ?? rings, blue: table[2] ?? rings }
  }

  /** A packet of rings runs outwards and dies away; the slope along the radius is tabled once per drop and frame. */
  function addRings({ x, y, strength }: Beat, age: number): void {
    const front = 0.015 + RING_SPEED * age
    const width = 0.03 + 0.05 * age
    const fades = strength * Math.exp(-age * 0.62) * Math.min(1, age * 9)
    for (let i = 0; i < STEPS; i++) {
      const away = (i / STEPS) * REACH
      const packet = Math.exp(-(((away - front * 0.86) / width) ** 2))
      rings[i] = Math.sin((away - front) * (118 / (1 + age * 0.42))) * packet * fades * (0.3 / (0.2 + away))
    }
    const outer = Math.min(REACH - 0.01, front + width * 2.2)
    const cx = canvas.column(x * canvas.right)
    const cy = canvas.row(y * canvas.bottom)
    const reach = outer * canvas.unit
    const squash = 1.5
    for (
      let row = Math.max(0, Math.ceil(cy - reach / squash));
      row <= Math.min(canvas.height - 1, cy + reach / squash);
      row++
    ) {
      const dy = (row - cy) * squash
      const half = Math.sqrt(Math.max(0, reach * reach - dy * dy))
      for (let column = Math.max(0, Math.ceil(cx - half)); column <= Math.min(canvas.width - 1, cx + half); column++) {
        const dx = column - cx
        const away = Math.sqrt(dx * dx + dy * dy) + 0.001
        const lean = rings[((away / canvas.unit) * (STEPS / REACH)) | 0] ?? 0
        const i = row * canvas.width + column
        slope.x[i] = (slope.x[i] ?? 0) + (lean * dx) / away
        slope.y[i] = (slope.y[i] ?? 0) + (lean * dy) / away
      }
    }
  }

  function paintMirror(seconds: number): void {
    for (let row = 0, i = 0; row < canvas.height; row++) {
      const y = canvas.y(row)
      for (let column = 0; column < canvas.width; column++, i++) {
        const x = canvas.x(column)
        const idle = calm.at(x * 0.5 + seconds * 0.011, y * 1.1 - seconds * 0.017) - 0.5
        const sx = (slope.x[i] ?? 0) + idle * 0.14
        const sy = (slope.y[i] ?? 0) + idle * 0.2
        const column4 = (column + sx * canvas.unit * 0.2) / 4 + 30
        const row4 = (row + sy * canvas.unit * 0.2) / 4 + 30
        const left = column4 < 0 ? 0 : column4 > sky.width - 2 ? sky.width - 2 : column4 | 0
        const top = row4 < 0 ? 0 : row4 > sky.height - 2 ? sky.height - 2 : row4 | 0
        const fx = Math.min(1, Math.max(0, column4 - left))
        const fy = Math.min(1, Math.max(0, row4 - top))
        const at = top * sky.width + left
        const shine = sy < 0 ? sy * sy * 1.1 + Math.max(0, -sx) * 0.05 : 0
        const dim = 1 - Math.min(0.6, Math.max(0, sy) * 0.75)
        canvas.set(
          i,
          between(sky.red, at, fx, fy) * dim + palette.light[0] * shine,
          between(sky.green, at, fx, fy) * dim + palette.light[1] * shine,
          between(sky.blue, at, fx, fy) * dim + palette.light[2] * shine,
        )
      }
    }
  }

  function between(table: Float32Array, at: number, fx: number, fy: number): number {
    const upper = (table[at] ?? 0) * (1 - fx) + (table[at + 1] ?? 0) * fx
    const below = at + sky.width
    return upper * (1 - fy) + ((table[below] ?? 0) * (1 - fx) + (table[below + 1] ?? 0) * fx) * fy
  }

  function flash({ x, y, strength }: Beat, age: number): void {
    if (age < -0.22 || age > 1.2) return
    const place = { x: x * canvas.right, y: y * canvas.bottom }
    if (age < 0) {
      const fall = age * -2.6
      addSprite(canvas, {
        x: place.x,
        y: place.y - fall,
        radius: 0.014,
        profile: glow,
        color: palette.light,
        gain: 1.2,
      })
      return
    }
    const gain = strength * Math.exp(-age * 6)
    addSprite(canvas, { ...place, radius: 0.26, profile: halo, color: palette.glow, gain: gain * 0.5 })
  }
}
