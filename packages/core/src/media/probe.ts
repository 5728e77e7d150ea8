import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../kernel/errors'
import { runChild } from './child'
import type { MediaTools } from './find-tools'
import type { AudioFacts, MediaFacts, Rational, RefusalCode, VideoFacts } from './media-facts'
import { isMovTruncated } from './fragments'
import { sandboxWords } from './sandbox'
import { containers, sniffFile, type Container } from './sniff'

const VIDEO_CODECS =
  'h264,hevc,vp8,vp9,av1,libdav1d,libaom-av1,libvpx,libvpx-vp9,mpeg4,mpeg2video,mpeg1video,mjpeg,prores,dnxhd,gif,png,ffv1,theora,flv,h263,rawvideo,qtrle'
const AUDIO_CODECS =
  'aac,mp3,mp3float,mp2,mp2float,opus,libopus,vorbis,flac,alac,ac3,eac3,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,pcm_u8,pcm_s16be,pcm_s24be,pcm_s32be,pcm_f32be,pcm_alaw,pcm_mulaw'
/** Only opened, never shown: ffprobe gives up on a file with a stream it may not open. */
const SUBTITLE_CODECS = 'mov_text,subrip,srt,ass,ssa,webvtt,text,dvdsub,dvbsub,pgssub'
/** Decoders that may run on a file from outside. */
export const CODEC_ALLOW_LIST = `${VIDEO_CODECS},${AUDIO_CODECS},${SUBTITLE_CODECS}`
const ALLOWED = new Set(CODEC_ALLOW_LIST.split(','))
/** A demuxer's full name is matched against this list, and that of `mov` and `matroska` is a list itself. */
const FORMAT_ALLOW_LIST = [...containers, 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'webm'].join(',')

const MAX_PIXELS = 8192 * 4320
const MAX_DURATION_MS = 6 * 3_600_000
const MAX_STREAMS = 64
const PROBE_TIMEOUT_MS = 20_000
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024

/** A file that is not taken: UNSUPPORTED_MEDIA with the reason in `meta.reason`, for the words and the input report. */
export function refuseMedia(reason: RefusalCode, detail?: string | number): AppError {
  return new AppError('UNSUPPORTED_MEDIA', {
    message: `input refused: ${reason} ${detail ?? ''}`.trim(),
    meta: { reason, detail },
  })
}

/** The options that pin an input to what its bytes said it is; to be put before `-i`. */
export function inputWords(container: Container, path: string): string[] {
  const guards = [
    '-protocol_whitelist',
    'file',
    '-format_whitelist',
    FORMAT_ALLOW_LIST,
    '-codec_whitelist',
    CODEC_ALLOW_LIST,
  ]
  return [...guards, '-f', container, '-i', `file:${path}`]
}

const number = z.coerce.number().optional().catch(undefined)
const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.coerce.string().optional(),
  pix_fmt: z.string().optional(),
  width: number,
  height: number,
  sample_aspect_ratio: z.string().optional(),
  r_frame_rate: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  field_order: z.string().optional(),
  color_transfer: z.string().optional(),
  channels: number,
  sample_rate: number,
  bit_rate: number,
  start_time: number,
  duration: number,
  disposition: z.record(z.string(), z.number()).default({}),
  tags: z.record(z.string(), z.unknown()).default({}),
  side_data_list: z.array(z.looseObject({ rotation: number })).default([]),
})
const answerSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ duration: number, start_time: number, bit_rate: number }).default({}),
})
type Stream = z.output<typeof streamSchema>

export interface ProbeOptions {
  tools: MediaTools
  path: string
  signal?: AbortSignal
}

/** Looks into a file from outside: sniff, then ffprobe with that demuxer. Throws UNSUPPORTED_MEDIA for what is not taken. */
export async function probeMedia({ tools, path, signal }: ProbeOptions): Promise<MediaFacts> {
  const sniffed = await sniffFile(path)
  if ('refusal' in sniffed) throw refuseMedia(sniffed.refusal)
  const { container } = sniffed
  const { size } = await stat(path)
  if (container === 'mov' && (await isMovTruncated(path))) throw refuseMedia('truncated')

  const text = await runFfprobe({
    tools,
    path,
    signal,
    words: ['-show_format', '-show_streams', ...inputWords(container, path)],
  })
  const parsed = answerSchema.safeParse(JSON.parse(text || '{}'))
  if (!parsed.success) throw refuseMedia('unreadable')
  const { streams, format } = parsed.data
  if (streams.length > MAX_STREAMS) throw refuseMedia('too-many-streams', streams.length)

  const video = streams.find((stream) => stream.codec_type === 'video' && !isCover(stream))
  const tracks = streams.filter((stream) => stream.codec_type === 'audio')
  const audio = tracks.find((stream) => stream.disposition.default === 1) ?? tracks[0]
  for (const stream of [video, audio]) {
    if (stream && !ALLOWED.has(stream.codec_name ?? '')) throw refuseMedia('codec', stream.codec_name ?? 'unknown')
  }
  if (!video && !audio) throw refuseMedia('no-media')

  const durationMs = await durationOf(
    { tools, path, signal },
    container,
    format.duration ?? video?.duration ?? audio?.duration,
  )
  if (durationMs > MAX_DURATION_MS) throw refuseMedia('too-long', Math.round(durationMs / 1000))
  return {
    container,
    sizeBytes: size,
    durationMs,
    startMs: toMs(format.start_time),
    video: video && videoFacts(video),
    audio: audio && audioFacts(audio),
    audioTracks: tracks.length,
    hasCoverArt: streams.some(isCover),
  }
}

/** Runs ffprobe on one input and answers its JSON; UNSUPPORTED_MEDIA `unreadable` when it cannot read it. */
export async function runFfprobe({ tools, path, signal, words }: ProbeOptions & { words: string[] }): Promise<string> {
  const fence = sandboxWords(tools.sandbox, tools.ffprobe.path, { readable: [path], writable: [] })
  const all = [...fence, tools.ffprobe.path, '-hide_banner', '-v', 'error', '-print_format', 'json', ...words]
  const [command = '', ...args] = all
  const chunks: Buffer[] = []
  let bytes = 0
  const onStdout = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= MAX_OUTPUT_BYTES) chunks.push(chunk)
  }
  const { code, stderrTail } = await runChild({ command, args, signal, timeoutMs: PROBE_TIMEOUT_MS, onStdout })
  if (code === 0 && bytes <= MAX_OUTPUT_BYTES) return Buffer.concat(chunks).toString('utf8')
  const codec = /Codec \((\w+)\) not on whitelist/.exec(stderrTail)?.[1]
  if (codec) throw refuseMedia('codec', codec)
  throw refuseMedia('unreadable', stderrTail.trim().split('\n').at(-1)?.replaceAll(path, 'input'))
}

function isCover(stream: Stream): boolean {
  return stream.disposition.attached_pic === 1
}

function videoFacts(stream: Stream): VideoFacts {
  const codedWidth = stream.width ?? 0
  const codedHeight = stream.height ?? 0
  if (codedWidth < 2 || codedHeight < 2) throw refuseMedia('unreadable', 'no picture size')
  if (codedWidth * codedHeight > MAX_PIXELS) throw refuseMedia('too-large-picture', `${codedWidth}x${codedHeight}`)

  const rotation = rotationOf(stream)
  const pixelAspect = ratio(stream.sample_aspect_ratio?.replace(':', '/')) ?? { num: 1, den: 1 }
  const square = Math.round((codedWidth * pixelAspect.num) / pixelAspect.den)
  const [width, height] = rotation % 180 === 0 ? [square, codedHeight] : [codedHeight, square]
  const average = ratio(stream.avg_frame_rate) ?? ratio(stream.r_frame_rate) ?? { num: 25, den: 1 }
  const base = ratio(stream.r_frame_rate) ?? average
  const pixelFormat = stream.pix_fmt ?? 'unknown'
  const hdr = { smpte2084: 'pq' as const, 'arib-std-b67': 'hlg' as const }[stream.color_transfer ?? '']
  return {
    index: stream.index,
    codec: stream.codec_name ?? '',
    profile: stream.profile,
    pixelFormat,
    bitDepth: Number(/(?:p|gray|gbrp|p0)(9|10|12|14|16)(?:le|be)?$/.exec(pixelFormat)?.[1] ?? 8),
    codedWidth,
    codedHeight,
    width: even(width),
    height: even(height),
    rotation,
    pixelAspect,
    frameRate: average,
    variableFrameRate: Math.abs(base.num / base.den / (average.num / average.den) - 1) > 0.02,
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
    hdr,
    hasAlpha: /^(yuva|rgba|bgra|argb|abgr|gbrap|ya)/.test(pixelFormat) || stream.tags.alpha_mode === '1',
    bitrateKbps: toKbps(stream.bit_rate),
    startMs: toMs(stream.start_time),
  }
}

function audioFacts(stream: Stream): AudioFacts {
  return {
    index: stream.index,
    codec: stream.codec_name ?? '',
    channels: stream.channels ?? 2,
    sampleRate: stream.sample_rate ?? 48_000,
    bitrateKbps: toKbps(stream.bit_rate),
    startMs: toMs(stream.start_time),
  }
}

/** The tag holds degrees clockwise, the display matrix counts the other way round. */
function rotationOf(stream: Stream): number {
  const tag = Number(stream.tags.rotate)
  const matrix = stream.side_data_list.find((data) => data.rotation !== undefined)?.rotation
  const clockwise = matrix === undefined ? (Number.isFinite(tag) ? tag : 0) : -matrix
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360
}

/** Files that do not say how long they are (live WebM, raw AAC) are read to the end of their packets. */
async function durationOf(options: ProbeOptions, container: Container, declared: number | undefined): Promise<number> {
  if (declared !== undefined && declared > 0) return Math.round(declared * 1000)
  const words = ['-show_entries', 'packet=pts_time,duration_time', ...inputWords(container, options.path)]
  const packets = z
    .object({ packets: z.array(z.object({ pts_time: number, duration_time: number })).default([]) })
    .parse(JSON.parse(await runFfprobe({ ...options, words })))
  const ends = packets.packets.map((packet) => (packet.pts_time ?? 0) + (packet.duration_time ?? 0))
  const end = ends.reduce((latest, at) => Math.max(latest, at), 0)
  return Math.max(1, Math.round(end * 1000))
}

function ratio(text: string | undefined): Rational | undefined {
  const [num = 0, den = 0] = (text ?? '').split('/').map(Number)
  return num > 0 && den > 0 ? { num, den } : undefined
}

function even(size: number): number {
  return Math.max(2, Math.round(size / 2) * 2)
}

function toMs(seconds: number | undefined): number {
  return Math.round((seconds ?? 0) * 1000)
}

function toKbps(bits: number | undefined): number | undefined {
  return bits === undefined ? undefined : Math.round(bits / 1000)
}
