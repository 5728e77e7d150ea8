import { createRandom } from '../scene/random'
import type { Scene } from '../scene/scene'
import { Canvas } from './canvas'
import { step } from './color'
import { painters } from './painters'

export const FRAMES_PER_SECOND = 24
const FADE_SECONDS = 0.7
/** The quickest fade, for clips of a second or two. */
const FADE_SHARE = 0.15

export interface FrameSize {
  width: number
  height: number
}

/** How many frames a scene has. */
export function countFrames({ seconds }: Pick<Scene, 'seconds'>): number {
  return Math.max(1, Math.round(seconds * FRAMES_PER_SECOND))
}

/**
 * Paints a scene frame by frame, 8-bit RGB. Each takes some tens of milliseconds; the buffer is a
 * new one each time, so that it may wait in a queue.
 */
export function* paintFrames(scene: Scene, { width, height }: FrameSize): Generator<Buffer> {
  const random = createRandom(scene.seed)
  const canvas = new Canvas(width, height, random.fork('film'))
  const paint = painters[scene.look](canvas, scene, random.fork('picture'))
  const frames = countFrames(scene)
  for (let frame = 0; frame < frames; frame++) {
    const seconds = frame / FRAMES_PER_SECOND
    paint(seconds)
    const out = Buffer.allocUnsafe(width * height * 3)
    canvas.develop(out, exposureAt(seconds, scene.seconds), frame)
    yield out
  }
}

/** Fades from and to black in linear light, as a lens closing would. */
function exposureAt(seconds: number, total: number): number {
  const fade = Math.min(FADE_SECONDS, total * FADE_SHARE)
  const last = total - 1 / FRAMES_PER_SECOND
  return step(-0.04, fade, seconds) * step(last + 0.04, last - fade, seconds)
}
