import { FRAMES_PER_SECOND, type FrameSize } from './paint-frames'

/** The names of what lies in the scratch folder, relative to it. */
export const filmFiles = {
  frames: 'frames.sock',
  sound: 'sound.wav',
  font: 'font.otf',
  mark: 'mark.txt',
  result: 'result.mp4',
  line: (index: number) => `line-${index}.txt`,
} as const

export interface Film {
  /** Of the painted frames. */
  painted: FrameSize
  /** Of the result. */
  size: FrameSize
  seconds: number
  /** Lines of the title; none without a font. */
  titleLines: number
  /** Is there a font to write with? */
  lettering: boolean
}

/** Titles are set in this share of the shorter side. */
const TITLE_SHARE = 0.046
const MARK_SHARE = 0.0215
const MARGIN_SHARE = 0.065
const LEADING = 1.42
/** A GOP of two seconds, closed, so that a ladder can take the picture over as it is. */
const KEYFRAME_SECONDS = 2

/** How many ems of title fit in a line of a picture. */
export function titleEms({ width, height }: FrameSize): number {
  const short = Math.min(width, height)
  return (width - 2 * MARGIN_SHARE * short) / (TITLE_SHARE * short)
}

/**
 * FFmpeg's words for one film: scales the painted frames up, lays grain and lettering over them, and encodes them with
 * the sound. Threads are fixed, because x264 makes other bytes with another number of them. What a person wrote is
 * only in files, never in these words.
 */
export function filmArgs(film: Film): string[] {
  const { painted, size, seconds } = film
  const rate = String(FRAMES_PER_SECOND)
  return [
    ...['-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', `${painted.width}x${painted.height}`],
    ...['-framerate', rate, '-i', `unix:${filmFiles.frames}`, '-i', filmFiles.sound],
    ...['-filter_complex', `[0:v]${[...pictureFilters(size), ...letteringFilters(film)].join(',')}[v]`],
    ...['-map', '[v]', '-map', '1:a', '-t', seconds.toFixed(3)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '19', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-threads', '2', '-x264-params', 'aq-mode=3:aq-strength=0.9:deblock=-1,-1'],
    ...['-g', String(FRAMES_PER_SECOND * KEYFRAME_SECONDS), '-sc_threshold', '0', '-r', rate],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2'],
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'],
    ...['-movflags', '+faststart', filmFiles.result],
  ]
}

/** Upscaled smoothly, then fine grain over the luma: it hides that the picture was painted smaller, and any banding. */
function pictureFilters({ width, height }: FrameSize): string[] {
  return [
    `scale=${width}:${height}:flags=bicubic+accurate_rnd:out_color_matrix=bt709:out_range=tv`,
    'format=yuv420p',
    'unsharp=5:5:0.45:5:5:0',
    'noise=c0_seed=7:c0s=3:c0f=t',
  ]
}

function letteringFilters({ size, seconds, titleLines, lettering }: Film): string[] {
  if (!lettering) return []
  const short = Math.min(size.width, size.height)
  const margin = Math.round(MARGIN_SHARE * short)
  const titleSize = Math.round(TITLE_SHARE * short)
  const markSize = Math.max(6, Math.round(MARK_SHARE * short))
  const enters = Math.min(0.6, seconds * 0.12)
  const turns = Math.min(0.9, seconds * 0.16)
  const leaves = Math.max(enters + turns, seconds - 0.5 - turns)
  const alpha = `0.94*clip((t-${enters.toFixed(2)})/${turns.toFixed(2)},0,1)*clip((${(leaves + turns).toFixed(2)}-t)/${turns.toFixed(2)},0,1)`
  const foot = size.height - margin
  const base = foot - Math.round(markSize * 2.2)
  const lines = Array.from({ length: titleLines }, (_, i) => {
    const y = base - Math.round((titleLines - 1 - i) * titleSize * LEADING)
    return drawText({ file: filmFiles.line(i), x: margin, y, size: titleSize, alpha, shadow: 0.45 })
  })
  return [...lines, drawText({ file: filmFiles.mark, x: margin, y: foot, size: markSize, alpha: '0.55', shadow: 0.35 })]
}

interface Lettering {
  file: string
  x: number
  /** Of the line on which the letters stand. */
  y: number
  size: number
  alpha: string
  shadow: number
}

function drawText({ file, x, y, size, alpha, shadow }: Lettering): string {
  const offset = Math.max(1, Math.round(size / 28))
  const type = `fontfile=${filmFiles.font}:fontsize=${size}:fontcolor=white:shadowcolor=black@${shadow}`
  const place = `x=${x}:y=${y}-max_glyph_a`
  return `drawtext=${type}:shadowx=${offset}:shadowy=${offset}:expansion=none:textfile=${file}:${place}:alpha='${alpha}'`
}
