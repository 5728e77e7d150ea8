import type { Fragment, FragmentedFile } from './fragments'

/** A media playlist's own numbers, for the master. */
export interface Variant {
  playlist: string
  codec: string
  /** Bits a second of its largest segment, and of the whole. */
  peakBitrate: number
  averageBitrate: number
  durationSeconds: number
}

export interface VideoVariant extends Variant {
  width: number
  height: number
  frameRate: number
}

interface Segment {
  start: number
  sizeBytes: number
  durationSeconds: number
}

const LINE_END = '\n'

/** Joins fragments until a segment is full: a copied rung may have more keyframes than segments. */
export function segmentsOf(fragments: readonly Fragment[], segmentSeconds: number): Segment[] {
  const segments: Segment[] = []
  let elapsed = 0
  for (const fragment of fragments) {
    const isBoundary = Math.abs(elapsed / segmentSeconds - Math.round(elapsed / segmentSeconds)) * segmentSeconds < 0.05
    const current = segments.at(-1)
    if (!current || isBoundary || current.durationSeconds >= segmentSeconds - 0.05) segments.push({ ...fragment })
    else {
      current.sizeBytes += fragment.sizeBytes
      current.durationSeconds += fragment.durationSeconds
    }
    elapsed += fragment.durationSeconds
  }
  return segments
}

/** A VOD playlist of byte ranges into one file (RFC 8216 §4.3.2.2): three files a rung would be hundreds otherwise. */
export function mediaPlaylist(file: string, read: FragmentedFile, segmentSeconds: number): string {
  const segments = segmentsOf(read.fragments, segmentSeconds)
  const target = Math.max(1, ...segments.map((segment) => Math.round(segment.durationSeconds)))
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${target}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${file}",BYTERANGE="${read.initBytes}@0"`,
    ...segments.flatMap(({ start, sizeBytes, durationSeconds }) => [
      `#EXTINF:${durationSeconds.toFixed(6)},`,
      `#EXT-X-BYTERANGE:${sizeBytes}@${start}`,
      file,
    ]),
    '#EXT-X-ENDLIST',
  ]
  return lines.join(LINE_END) + LINE_END
}

/** What the master has to say about a playlist. */
export function variantOf(playlist: string, read: FragmentedFile, segmentSeconds: number): Variant {
  const segments = segmentsOf(read.fragments, segmentSeconds)
  const sizeBytes = segments.reduce((sum, segment) => sum + segment.sizeBytes, 0)
  const durationSeconds = segments.reduce((sum, segment) => sum + segment.durationSeconds, 0)
  // A last segment of a few frames says nothing about the rate a player must sustain.
  const rates = segments.map(
    (segment) => (segment.sizeBytes * 8) / Math.max(segment.durationSeconds, segmentSeconds / 2),
  )
  const averageBitrate = Math.ceil((sizeBytes * 8) / Math.max(durationSeconds, 0.001))
  return {
    playlist,
    codec: read.codec,
    durationSeconds,
    averageBitrate,
    peakBitrate: Math.max(averageBitrate, Math.ceil(Math.max(0, ...rates))),
  }
}

/** The master playlist (RFC 8216 §4.3.4), the largest picture first, sound as a rendition of its own. */
export function masterPlaylist(videos: readonly VideoVariant[], audio: Variant | undefined): string {
  const head = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS']
  if (videos.length === 0 && audio)
    return [...head, ...streamLines([audio.codec], audio, audio.playlist), ''].join(LINE_END)
  const media = audio
    ? [`#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="audio",DEFAULT=YES,AUTOSELECT=YES,URI="${audio.playlist}"`]
    : []
  const streams = videos.flatMap((video) => {
    const codecs = audio ? [video.codec, audio.codec] : [video.codec]
    const rates = {
      averageBitrate: video.averageBitrate + (audio?.averageBitrate ?? 0),
      peakBitrate: video.peakBitrate + (audio?.peakBitrate ?? 0),
    }
    const picture = `,RESOLUTION=${video.width}x${video.height},FRAME-RATE=${video.frameRate.toFixed(3)}${audio ? ',AUDIO="audio"' : ''}`
    return streamLines(codecs, rates, video.playlist, picture)
  })
  return [...head, ...media, ...streams, ''].join(LINE_END)
}

function streamLines(
  codecs: string[],
  rates: Pick<Variant, 'averageBitrate' | 'peakBitrate'>,
  playlist: string,
  more = '',
): string[] {
  const bandwidth = `BANDWIDTH=${rates.peakBitrate},AVERAGE-BANDWIDTH=${rates.averageBitrate}`
  return [`#EXT-X-STREAM-INF:${bandwidth},CODECS="${codecs.join(',')}"${more}`, playlist]
}
