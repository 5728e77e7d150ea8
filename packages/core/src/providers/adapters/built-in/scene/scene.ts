import type { Color } from '../picture/color'

/** What the picture shows; each has a painter. */
export const looks = [
  'window',
  'city',
  'sea',
  'hearth',
  'candle',
  'forest',
  'sky',
  'ripples',
  'silk',
  'ink',
  'clouds',
] as const
export type Look = (typeof looks)[number]

/** What may be in a picture beside its look. */
export type Trait = 'snow' | 'moon' | 'aurora' | 'fireflies' | 'lamp' | 'shore' | 'rain' | 'leaves' | 'steam'

/** What may be heard. */
export const voices = [
  'rain',
  'waves',
  'fire',
  'wind',
  'leaves',
  'brown',
  'stream',
  'crickets',
  'pad',
  'chimes',
  'tapping',
  'brushing',
] as const
export type Voice = (typeof voices)[number]

/** Five colours, dark to bright; `glow` is the lamp, sun or flame. */
export interface Palette {
  deep: Color
  shade: Color
  body: Color
  light: Color
  glow: Color
}

/** A tap or stroke, which is seen and heard at the same moment. */
export interface Beat {
  at: number
  /** Left −1 to right 1. */
  x: number
  /** Up −1 to down 1. */
  y: number
  strength: number
}

export interface Layer {
  voice: Voice
  /** Against the other layers; the mix is brought to one loudness in the end. */
  gain: number
}

/** All that decides a picture and its sound, but for the size. */
export interface Scene {
  look: Look
  palette: Palette
  traits: ReadonlySet<Trait>
  beats: readonly Beat[]
  layers: readonly Layer[]
  seconds: number
  /** Names the sequence of every random choice. */
  seed: string
}
