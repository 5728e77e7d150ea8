import { SAMPLE_RATE } from './filters'
import type { Stereo } from './voice'

/** Lengths without a common factor, so that echoes never meet. */
const DELAYS_MS = [29.7, 37.1, 41.1, 53.3] as const
const DECAY = 0.78
const DAMPING = 0.42

interface Line {
  samples: Float32Array
  at: number
  damped: number
}

/** A small warm room: four delay lines that feed each other through a Householder mix (Jot's feedback delay network). */
export class Room {
  readonly #lines: Line[] = DELAYS_MS.map((ms) => ({
    samples: new Float32Array(Math.round((ms / 1000) * SAMPLE_RATE)),
    at: 0,
    damped: 0,
  }))

  /** Adds the room's answer to `sent` to the mix, sample by sample. */
  answer(sent: Stereo, mix: Stereo): void {
    const [a, b, c, d] = this.#lines
    if (!a || !b || !c || !d) return
    for (let i = 0; i < sent.left.length; i++) {
      const fromA = read(a)
      const fromB = read(b)
      const fromC = read(c)
      const fromD = read(d)
      const half = (fromA + fromB + fromC + fromD) / 2
      const left = sent.left[i] ?? 0
      const right = sent.right[i] ?? 0
      write(a, left + (fromA - half) * DECAY)
      write(b, right + (fromB - half) * DECAY)
      write(c, left + (fromC - half) * DECAY)
      write(d, right + (fromD - half) * DECAY)
      mix.left[i] = (mix.left[i] ?? 0) + (fromA - fromC) * 0.7
      mix.right[i] = (mix.right[i] ?? 0) + (fromB - fromD) * 0.7
    }
  }
}

function read(line: Line): number {
  line.damped += ((line.samples[line.at] ?? 0) - line.damped) * (1 - DAMPING)
  return line.damped
}

function write(line: Line, sample: number): void {
  line.samples[line.at] = sample
  line.at = (line.at + 1) % line.samples.length
}
