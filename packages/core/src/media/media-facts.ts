import type { Container } from './sniff'

/** A rational as FFmpeg says it: 30000/1001. */
export interface Rational {
  num: number
  den: number
}

export interface VideoFacts {
  /** Index in the file. */
  index: number
  codec: string
  profile?: string
  pixelFormat: string
  bitDepth: number
  /** As stored, before rotation. */
  codedWidth: number
  codedHeight: number
  /** As shown: rotated, with square pixels, even. */
  width: number
  height: number
  /** Clockwise, of 0, 90, 180, 270. */
  rotation: number
  pixelAspect: Rational
  frameRate: Rational
  variableFrameRate: boolean
  interlaced: boolean
  /** `pq` (HDR10) or `hlg`; absent for ordinary pictures. */
  hdr?: 'pq' | 'hlg'
  hasAlpha: boolean
  bitrateKbps?: number
  startMs: number
}

export interface AudioFacts {
  index: number
  codec: string
  channels: number
  sampleRate: number
  bitrateKbps?: number
  startMs: number
}

/** What a file holds, as far as it matters to us. */
export interface MediaFacts {
  container: Container
  sizeBytes: number
  durationMs: number
  startMs: number
  video?: VideoFacts
  audio?: AudioFacts
  audioTracks: number
  hasCoverArt: boolean
}

/** Why a file is not taken. */
export type RefusalCode =
  | 'empty'
  | 'playlist'
  | 'picture'
  | 'text'
  | 'unknown-container'
  | 'unreadable'
  | 'truncated'
  | 'no-media'
  | 'codec'
  | 'too-large-picture'
  | 'too-long'
  | 'too-many-streams'

/** What is unusual about a file that is taken, and what was done about it. */
export type NoteCode =
  | 'extension'
  | 'rotated'
  | 'variable-frame-rate'
  | 'high-frame-rate'
  | 'odd-size'
  | 'non-square-pixels'
  | 'interlaced'
  | 'hdr'
  | 'high-bit-depth'
  | 'alpha'
  | 'single-frame'
  | 'no-audio'
  | 'no-video'
  | 'cover-art'
  | 'multichannel-audio'
  | 'several-audio-tracks'
  | 'non-zero-start'
  | 'codec'
  | 'keyframes'

/** One machine-readable reason why an input is not standard. */
export interface Note {
  code: NoteCode
  value?: string | number
}
