import type { Container } from './sniff'
import type { AudioPlan, Plan, Rung, VideoPlan } from './plan'
import { inputWords } from './probe'

/** Names inside the folder of a run; nothing here depends on the moment or the machine. */
export const MADE = {
  hls: 'hls',
  master: 'hls/master.m3u8',
  rung: (name: string) => `hls/${name}.mp4`,
  rungPlaylist: (name: string) => `hls/${name}.m3u8`,
  audioTrack: 'hls/audio.mp4',
  audioPlaylist: 'hls/audio.m3u8',
  thumbs: 'thumbs',
  pcm: 'peaks.pcm',
  video: 'video.mp4',
  audio: 'audio.m4a',
  preview: 'preview.mp4',
  poster: 'poster.jpg',
  sprites: 'sprite',
  sprite: 'sprite/sprite.jpg',
  spriteVtt: 'sprite/sprite.vtt',
  peaks: 'peaks.dat',
  report: 'input-report.json',
} as const
export const PCM_RATE = 8000
/** Samples of silence that FFmpeg's AAC encoder begins with. */
const AAC_PRIMING = 1024

const CLEAN = words('-map_metadata -1 -map_chapters -1 -sn -dn -max_muxing_queue_size 4096')
const PICTURE_FRAGMENTS = words(
  '-movflags +empty_moov+default_base_moof+frag_keyframe -avoid_negative_ts disabled -f mp4',
)
const TONE_MAP =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv'

function words(text: string): string[] {
  return text.split(' ')
}

/**
 * The one FFmpeg of a run: decode once, scale in a chain, encode every rung, thumbnails, sound, its peaks and its
 * loudness (read from the log's summary). Paths are relative to the folder of the run.
 */
export function ladderCommand(plan: Plan, container: Container, inputPath: string): string[] {
  const graph = [...(plan.video ? videoGraph(plan.video) : []), ...(plan.audio ? audioGraph(plan.audio) : [])]
  const outputs = [
    ...(plan.video ? videoOutputs(plan.video) : []),
    ...(plan.audio ? audioOutputs(plan.audio, plan.segmentSeconds) : []),
  ]
  return ['-loglevel', 'info', ...inputWords(container, inputPath), '-filter_complex', graph.join(';'), ...outputs]
}

/** The second and last: whole files and a still from what the first made, without another encode of the video. */
export function finishCommand(plan: Plan): string[] {
  const sound = plan.audio ? ['-itsoffset', String(-AAC_PRIMING / plan.audio.sampleRate), ...made(MADE.audioTrack)] : []
  const [top, low] = [plan.video?.rungs[0], plan.video?.rungs.at(-1)]
  if (!plan.video || !top || !low)
    return [...sound, ...words(`-map 0:a -c copy -movflags +faststart -f ipod ${MADE.audio}`)]
  const still = ['-ss', plan.video.posterSeconds.toFixed(3), ...made(MADE.rung(top.name))]
  const after = plan.audio ? 2 : 1
  return [
    ...made(MADE.rung(top.name)),
    ...sound,
    ...made(MADE.rung(low.name)),
    ...still,
    ...words(`-map 0:v ${plan.audio ? '-map 1:a ' : ''}-c copy -movflags +faststart -f mp4 ${MADE.video}`),
    ...words(`-map ${after}:v -c copy -t ${plan.video.previewSeconds} -movflags +faststart -f mp4 ${MADE.preview}`),
    ...words(`-map ${after + 1}:v -frames:v 1 -q:v 3 -pix_fmt yuvj420p -f image2 ${MADE.poster}`),
  ]
}

function made(path: string): string[] {
  return ['-f', 'mp4', '-i', path]
}

function videoGraph(video: VideoPlan): string[] {
  const { rungs, thumbs, frameRate, streamIndex } = video
  const [first] = rungs
  if (!first) return []
  const weave = video.deinterlace === 'needed' ? 'yadif,' : ''
  const steady = `${weave}fps=fps=${frameRate.num}/${frameRate.den}:start_time=0`
  // zscale refuses odd sizes, and fewer pixels are cheaper to map: the size first.
  const mapped = video.toneMap === 'needed' ? `,${TONE_MAP}` : ''
  const top = first.source === 'encode' ? `split[${first.name}][below0]` : 'null[below0]'
  const graph = [
    `[0:${streamIndex}]${steady},scale=${first.width}:${first.height}${mapped},format=yuv420p,setsar=1,${top}`,
  ]

  // Each rung is made of the one above it.
  const lower = rungs.slice(1)
  for (const [index, rung] of lower.entries()) {
    graph.push(`[below${index}]scale=${rung.width}:${rung.height},split[${rung.name}][below${index + 1}]`)
  }
  // Thumbnails stay untiled: a tile filter would keep FFmpeg's progress from us until the end.
  const every = `fps=fps=1/${thumbs.intervalSeconds}:start_time=0`
  graph.push(`[below${lower.length}]${every},scale=${thumbs.width}:${thumbs.height},format=yuvj420p[thumbs]`)
  return graph
}

function videoOutputs(video: VideoPlan): string[] {
  const rungs = video.rungs.flatMap((rung) => [
    ...rungWords(video, rung),
    ...CLEAN,
    ...PICTURE_FRAGMENTS,
    MADE.rung(rung.name),
  ])
  return [...rungs, ...words(`-map [thumbs] -q:v 4 -max_muxing_queue_size 4096 -f image2 ${MADE.thumbs}/%05d.jpg`)]
}

function rungWords({ streamIndex, gopFrames }: VideoPlan, rung: Rung): string[] {
  if (rung.source === 'copy') return words(`-map 0:${streamIndex} -c:v copy`)
  const encoder = `-map [${rung.name}] -c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p`
  const quality = `-crf 22 -maxrate ${rung.maxBitrateKbps}k -bufsize ${rung.maxBitrateKbps * 2}k`
  const keyframes = `-g ${gopFrames} -keyint_min ${gopFrames} -sc_threshold 0 -flags +cgop`
  return words(`${encoder} ${quality} ${keyframes}`)
}

function audioGraph(audio: AudioPlan): string[] {
  const layout = audio.channels === 1 ? 'mono' : 'stereo'
  // Sound that begins later than the picture, or has holes, is filled with silence.
  const steady = `aresample=${audio.sampleRate}:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=${layout}`
  return [
    `[0:${audio.streamIndex}]${steady},asplit=3[sound][meter][wave]`,
    '[meter]ebur128=peak=true:framelog=verbose,anullsink',
    `[wave]aresample=${PCM_RATE},aformat=sample_fmts=s16:channel_layouts=mono[pcm]`,
  ]
}

function audioOutputs(audio: AudioPlan, segmentSeconds: number): string[] {
  const fragments = `-movflags +empty_moov+default_base_moof -frag_duration ${segmentSeconds * 1_000_000} -f mp4`
  return [
    ...words(`-map [sound] -c:a aac -b:a ${audio.bitrateKbps}k`),
    ...CLEAN,
    ...words(`${fragments} ${MADE.audioTrack}`),
    ...words(`-map [pcm] -c:a pcm_s16le -max_muxing_queue_size 4096 -f s16le ${MADE.pcm}`),
  ]
}
