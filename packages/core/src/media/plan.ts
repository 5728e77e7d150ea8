import type { AudioFacts, MediaFacts, Note, Rational, VideoFacts } from './media-facts'

/** One step of the ladder. */
export interface Rung {
  /** `1080p`: the shorter side. */
  name: string
  width: number
  height: number
  /** `copy`: the source's own pictures, where they already are what a player wants. */
  source: 'encode' | 'copy'
  maxBitrateKbps: number
}

export interface ThumbPlan {
  intervalSeconds: number
  width: number
  height: number
  columns: number
}

export interface VideoPlan {
  streamIndex: number
  frameRate: Rational
  /** Frames from keyframe to keyframe. */
  gopFrames: number
  /** From the largest down. */
  rungs: Rung[]
  deinterlace: 'none' | 'needed'
  toneMap: 'none' | 'needed'
  thumbs: ThumbPlan
  posterSeconds: number
  previewSeconds: number
}

export interface AudioPlan {
  streamIndex: number
  sampleRate: number
  channels: 1 | 2
  bitrateKbps: number
}

/** Everything about a run, decided before it starts. */
export interface Plan {
  durationMs: number
  segmentSeconds: number
  video?: VideoPlan
  audio?: AudioPlan
  /** What FFmpeg will take at its height. */
  memoryMb: number
  notes: Note[]
}

/** How the source's keyframes lie; only looked up when a copy is possible. */
export type Keyframes = 'fit' | 'do-not-fit'

const SEGMENT_SECONDS = 2
/** Encoders begin some milliseconds late; that is no peculiarity of a file. */
const LATE_START_MS = 100
const LADDER = [1080, 720, 360]
/** A lower rung is worth its encode only when it is clearly smaller. */
const MIN_STEP = 1.25
const STANDARD_RATES: Rational[] = [
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60_000, den: 1001 },
  { num: 60, den: 1 },
]
const MAX_RATE = 60
const MIN_RATE = 1
const THUMB_BOX = 160
const THUMB_COLUMNS = 10
const MAX_THUMBS = 150
const STEREO_KBPS = 160
/** Measured: 490 MB for 1080 + 720 + 360, 260 MB with the top rung copied. */
const MEMORY = { base: 110, perSourceMegapixel: 40, perEncodedMegapixel: 105 }

/** Decides what is made of a source. Pure: the same facts give the same plan. */
export function planMedia(facts: MediaFacts, keyframes: Keyframes = 'do-not-fit'): Plan {
  const seconds = facts.durationMs / 1000
  const video = facts.video && planVideo(facts.video, seconds, keyframes)
  const audio = facts.audio && planAudio(facts.audio)
  return {
    durationMs: facts.durationMs,
    segmentSeconds: SEGMENT_SECONDS,
    video,
    audio,
    memoryMb: estimateMemory(facts, video),
    notes: notesOn(facts, video, keyframes),
  }
}

/** Could the pictures be handed on untouched, if their keyframes fit? */
export function mayCopy({ video }: MediaFacts): boolean {
  if (!video || video.codec !== 'h264' || video.pixelFormat !== 'yuv420p') return false
  const asShown = video.width === video.codedWidth && video.height === video.codedHeight && video.rotation === 0
  const rate = chooseRate(video)
  const sameRate = rate.num * video.frameRate.den === video.frameRate.num * rate.den
  const top = topSide(video)
  const fits = top === Math.min(video.width, video.height)
  const withinBitrate =
    video.bitrateKbps !== undefined && video.bitrateKbps <= 1.3 * bitrateCap(video.width, video.height, rate)
  return (
    asShown &&
    sameRate &&
    fits &&
    withinBitrate &&
    !video.variableFrameRate &&
    !video.interlaced &&
    !video.hdr &&
    video.startMs === 0
  )
}

function planVideo(video: VideoFacts, seconds: number, keyframes: Keyframes): VideoPlan {
  const frameRate = chooseRate(video)
  const sides = ladderFor(topSide(video))
  const copyTop = keyframes === 'fit'
  return {
    streamIndex: video.index,
    frameRate,
    gopFrames: Math.max(1, Math.round((SEGMENT_SECONDS * frameRate.num) / frameRate.den)),
    rungs: sides.map((side, index) => rungOf(video, side, frameRate, copyTop && index === 0 ? 'copy' : 'encode')),
    deinterlace: video.interlaced ? 'needed' : 'none',
    toneMap: video.hdr ? 'needed' : 'none',
    thumbs: planThumbs(video, seconds),
    posterSeconds: seconds < 1 ? 0 : Math.min(3, seconds / 3),
    previewSeconds: Math.min(4, seconds),
  }
}

function topSide(video: VideoFacts): number {
  return Math.min(video.width, video.height, LADDER[0] ?? 1080)
}

function ladderFor(top: number): number[] {
  return [top, ...LADDER.filter((side) => side * MIN_STEP <= top)].filter(
    (side, index, all) => all.indexOf(side) === index,
  )
}

function rungOf(video: VideoFacts, side: number, rate: Rational, source: Rung['source']): Rung {
  const scale = side / Math.min(video.width, video.height)
  const width = even(video.width * scale)
  const height = even(video.height * scale)
  return { name: `${side}p`, width, height, source, maxBitrateKbps: bitrateCap(width, height, rate) }
}

/** 5 Mbit/s at 1080p30, 0.8 at 360p30; in between and above by the same curve. */
function bitrateCap(width: number, height: number, rate: Rational): number {
  const megapixelsPerSecond = (width * height * rate.num) / rate.den / 1e6
  return Math.max(200, Math.round((160 * megapixelsPerSecond ** 0.834) / 50) * 50)
}

/** The source's rate where it is steady and sane; else the nearest standard one, so that every keyframe falls on a segment. */
function chooseRate({ frameRate, variableFrameRate }: VideoFacts): Rational {
  const rate = frameRate.num / frameRate.den
  if (rate > MAX_RATE * 1.005) return { num: MAX_RATE, den: 1 }
  if (rate < MIN_RATE) return { num: MIN_RATE, den: 1 }
  const near = STANDARD_RATES.find((standard) => Math.abs(standard.num / standard.den / rate - 1) < 0.0005)
  if (near) return near
  if (!variableFrameRate) return frameRate
  return STANDARD_RATES.find((standard) => standard.num / standard.den >= rate * 0.995) ?? { num: MAX_RATE, den: 1 }
}

function planThumbs(video: VideoFacts, seconds: number): ThumbPlan {
  const usual = seconds <= 15 ? 0.5 : seconds <= 60 ? 1 : 2
  const scale = THUMB_BOX / Math.max(video.width, video.height)
  return {
    intervalSeconds: seconds > usual * MAX_THUMBS ? Math.ceil(seconds / MAX_THUMBS) : usual,
    width: even(video.width * scale),
    height: even(video.height * scale),
    columns: THUMB_COLUMNS,
  }
}

function planAudio(audio: AudioFacts): AudioPlan {
  const channels = audio.channels === 1 ? 1 : 2
  const wanted = channels === 1 ? STEREO_KBPS / 2 : STEREO_KBPS
  // A higher rate than the source's would only look like quality.
  const bitrateKbps = Math.max(32, Math.min(wanted, audio.bitrateKbps ?? wanted))
  return { streamIndex: audio.index, channels, bitrateKbps, sampleRate: audio.sampleRate === 44_100 ? 44_100 : 48_000 }
}

function estimateMemory(facts: MediaFacts, video: VideoPlan | undefined): number {
  const sourceMegapixels = facts.video ? (facts.video.codedWidth * facts.video.codedHeight) / 1e6 : 0
  const encoded = (video?.rungs ?? []).filter((rung) => rung.source === 'encode')
  const encodedMegapixels = encoded.reduce((sum, rung) => sum + (rung.width * rung.height) / 1e6, 0)
  return Math.ceil(
    MEMORY.base + MEMORY.perSourceMegapixel * sourceMegapixels + MEMORY.perEncodedMegapixel * encodedMegapixels,
  )
}

function notesOn(facts: MediaFacts, plan: VideoPlan | undefined, keyframes: Keyframes): Note[] {
  const { video, audio } = facts
  const notes: (Note | false | undefined)[] = [
    !video && { code: 'no-video' },
    !audio && { code: 'no-audio' },
    facts.hasCoverArt && { code: 'cover-art' },
    facts.audioTracks > 1 && { code: 'several-audio-tracks', value: facts.audioTracks },
    audio && audio.channels > 2 && { code: 'multichannel-audio', value: audio.channels },
    facts.startMs > LATE_START_MS && { code: 'non-zero-start', value: facts.startMs },
    ...(video && plan ? videoNotes(video, plan, keyframes) : []),
  ]
  return notes.filter((note) => note !== false && note !== undefined)
}

function videoNotes(video: VideoFacts, plan: VideoPlan, keyframes: Keyframes): (Note | false)[] {
  const isOdd = video.codedWidth % 2 === 1 || video.codedHeight % 2 === 1
  const frames = plan.frameRate.num / plan.frameRate.den
  return [
    video.codec !== 'h264' && { code: 'codec', value: video.codec },
    video.rotation !== 0 && { code: 'rotated', value: video.rotation },
    video.variableFrameRate && { code: 'variable-frame-rate', value: Number(frames.toFixed(3)) },
    video.frameRate.num / video.frameRate.den > MAX_RATE * 1.005 && { code: 'high-frame-rate', value: MAX_RATE },
    isOdd && { code: 'odd-size', value: `${video.codedWidth}x${video.codedHeight}` },
    video.pixelAspect.num !== video.pixelAspect.den && {
      code: 'non-square-pixels',
      value: `${video.pixelAspect.num}:${video.pixelAspect.den}`,
    },
    video.interlaced && { code: 'interlaced' },
    video.hdr !== undefined && { code: 'hdr', value: video.hdr },
    video.bitDepth > 8 && { code: 'high-bit-depth', value: video.bitDepth },
    video.hasAlpha && { code: 'alpha' },
    video.codec === 'h264' && keyframes === 'do-not-fit' && { code: 'keyframes' },
  ]
}

function even(size: number): number {
  return Math.max(2, Math.round(size / 2) * 2)
}
