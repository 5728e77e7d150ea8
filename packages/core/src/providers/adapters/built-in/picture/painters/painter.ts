import type { Random } from '../../scene/random'
import type { Scene } from '../../scene/scene'
import type { Canvas } from '../canvas'

/** Paints the moment onto the canvas. Called with rising times, since drops and sparks move on from where they were. */
export type Paint = (seconds: number) => void

/** Prepares a scene on a canvas. */
export type Painter = (canvas: Canvas, scene: Scene, random: Random) => Paint
