import type { Random } from '../../scene/random'
import type { Canvas } from '../canvas'
import { step } from '../color'
import { Noise } from '../noise'

/** A row of trees as how much it covers, 0 to 1, wider than the picture so that it can be moved. */
export interface Stand {
  cover: Float32Array
  /** Of a row of the table; the picture begins 24 columns in. */
  width: number
  /** 0 close by, 1 lost in the mist. */
  depth: number
}

const MARGIN = 24
/** A row is looked at in three places, so that edges that lie flat are smooth too. */
const ROW_PARTS = [-0.33, 0, 0.33] as const

export interface ConiferOptions {
  /** Where the ground is, in half heights below the middle. */
  foot: number
  /** Of the tallest, in units. */
  tall: number
  /** Across a picture as wide as high. */
  count: number
  depth: number
}

/** Firs: tiers of drooping branches around a straight stem, with ragged edges. */
export function conifers(canvas: Canvas, random: Random, { foot, tall, count, depth }: ConiferOptions): Stand {
  const stand = emptyStand(canvas, depth)
  const ragged = new Noise(random, { cells: 24, octaves: 3, gain: 0.6 })
  const span = stand.width / canvas.unit
  const trees = Math.ceil(count * span)
  for (let i = 0; i < trees; i++) {
    const x = ((i + random.between(0.1, 0.9)) / trees) * span
    const height = tall * random.between(0.45, 1)
    const ground = canvas.bottom * foot + random.around(0.03)
    addFir(canvas, stand, ragged, { x, height, ground, lean: random.around(0.015), tiers: random.between(9, 14) })
  }
  const row = Math.max(0, Math.floor(canvas.row(canvas.bottom * foot - 0.07)))
  const soft = Math.max(1, 0.08 * canvas.unit)
  for (let y = row; y < canvas.height; y++) {
    const share = step(0, soft, y - row)
    for (let x = 0; x < stand.width; x++) raise(stand.cover, y * stand.width + x, share)
  }
  return stand
}

interface Fir {
  x: number
  height: number
  ground: number
  lean: number
  tiers: number
}

function addFir(canvas: Canvas, { cover, width }: Stand, ragged: Noise, fir: Fir): void {
  const middle = fir.x * canvas.unit
  const first = Math.max(0, Math.floor(canvas.row(fir.ground - fir.height)))
  const last = Math.min(canvas.height - 1, Math.ceil(canvas.row(fir.ground + 0.02)))
  const reach = fir.height * 0.4 * canvas.unit
  for (let row = first; row <= last; row++) {
    for (
      let column = Math.max(0, Math.floor(middle - reach));
      column <= Math.min(width - 1, middle + reach);
      column++
    ) {
      let share = 0
      for (const part of ROW_PARTS) {
        const down = (canvas.y(row + part) - fir.ground + fir.height) / fir.height
        if (down > 0) share += coverOfFir(canvas, ragged, fir, down, column) / ROW_PARTS.length
      }
      if (share > 0) raise(cover, row * width + column, share)
    }
  }
}

/** Branches droop: a tier lies the lower, the farther from the stem. They close up towards the foot. */
function coverOfFir(canvas: Canvas, ragged: Noise, fir: Fir, down: number, column: number): number {
  const edge = 1.2 / canvas.unit
  const stem = fir.x + fir.lean * (1 - down)
  const away = Math.abs(column / canvas.unit - stem)
  const widest = fir.height * 0.25 * down ** 0.86
  const tier =
    (((down * fir.tiers) ** 0.92 - (away / (widest + 0.001)) * 0.85 + 8) % 1) * (1 - 0.5 * step(0.5, 1, down))
  const torn = 0.7 + 0.5 * ragged.at(column * 0.0021 + fir.x, down * 0.9 + tier * 0.02)
  const spread = widest * (0.52 + 0.6 * tier + 0.3 * step(0.5, 1, down)) * torn + 0.0016
  return step(edge, -edge, away - spread)
}

/** Trunks close to the eye, out of focus, with a few bare branches; they stand through the whole height. */
export function trunks(canvas: Canvas, random: Random, { count, depth }: { count: number; depth: number }): Stand {
  const stand = emptyStand(canvas, depth)
  const bark = new Noise(random, { cells: 8, octaves: 3 })
  const span = stand.width / canvas.unit
  for (let i = 0; i < count; i++) {
    // The middle is left open for what there is to see.
    const side = i % 2 === 0 ? random.between(0, 0.3) : random.between(0.7, 1)
    const x = side * span
    const half = random.between(0.012, 0.042)
    const lean = random.around(0.06)
    addTrunk(canvas, stand, bark, { x, half, lean })
    for (let b = 0; b < 5; b++) {
      const y = random.between(-0.95, 0.35) * canvas.bottom
      const toward = random.chance(0.5) ? 1 : -1
      addBranch(canvas, stand, {
        x: x + lean * (y / canvas.bottom),
        y,
        toward,
        long: random.between(0.12, 0.34),
        thick: half * 0.2,
        rise: random.between(-0.1, 0.5),
      })
    }
  }
  return stand
}

function addTrunk(
  canvas: Canvas,
  { cover, width }: Stand,
  bark: Noise,
  trunk: { x: number; half: number; lean: number },
): void {
  const blur = 0.006
  for (let row = 0; row < canvas.height; row++) {
    const y = canvas.y(row) / canvas.bottom
    const half = trunk.half * (1 + 0.28 * Math.max(0, y) ** 3 + (bark.at(trunk.x, y * 0.4) - 0.5) * 0.3)
    const middle = (trunk.x + trunk.lean * y) * canvas.unit
    const reach = (half + blur) * canvas.unit
    for (
      let column = Math.max(0, Math.floor(middle - reach));
      column <= Math.min(width - 1, middle + reach);
      column++
    ) {
      raise(cover, row * width + column, step(blur, -blur, Math.abs(column - middle) / canvas.unit - half))
    }
  }
}

interface Branch {
  x: number
  y: number
  toward: number
  long: number
  thick: number
  rise: number
}

function addBranch(canvas: Canvas, { cover, width }: Stand, branch: Branch): void {
  const steps = Math.ceil(branch.long * canvas.unit)
  const blur = 0.0035
  for (let i = 0; i <= steps; i++) {
    const out = i / steps
    const column = Math.round((branch.x + branch.toward * branch.long * out) * canvas.unit)
    if (column < 0 || column >= width) continue
    const y =
      branch.y - branch.long * (branch.rise * out - 0.35 * out * out) + Math.sin(out * 9 + branch.x * 30) * 0.005
    const half = branch.thick * (1 - out * 0.85)
    for (
      let row = Math.max(0, Math.floor(canvas.row(y - half - blur)));
      row <= Math.min(canvas.height - 1, canvas.row(y + half + blur));
      row++
    ) {
      raise(cover, row * width + column, step(blur, -blur, Math.abs(canvas.y(row) - y) - half))
    }
  }
}

function emptyStand(canvas: Canvas, depth: number): Stand {
  const width = canvas.width + MARGIN * 2 + Math.ceil(canvas.unit * 0.3)
  return { cover: new Float32Array(width * canvas.height), width, depth }
}

function raise(cover: Float32Array, at: number, share: number): void {
  if (share > (cover[at] ?? 0)) cover[at] = share
}
