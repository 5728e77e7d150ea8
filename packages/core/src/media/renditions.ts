import type { RenditionKind } from '@studiolo/db/states/asset'
import { MADE } from './ladder-command'
import type { Plan, VideoPlan } from './plan'
import type { Transcoded } from './transcode'

/** A file that was made, not yet in storage. Paths are relative to the folder of the run. */
export interface MadeRendition {
  kind: RenditionKind
  file: string
  /** Files that this one names by relative addresses. */
  companions: string[]
  width?: number
  height?: number
  durationMs?: number
  facts: Record<string, unknown>
}

type Details = Partial<Omit<MadeRendition, 'kind' | 'file'>>

const rendition = (kind: RenditionKind, file: string, details: Details = {}): MadeRendition => ({
  kind,
  file,
  companions: [],
  facts: {},
  ...details,
})

/** What a run made, in the order it is published: the master playlist, which names most of it, last. */
export function renditionsOf(plan: Plan, made: Transcoded): MadeRendition[] {
  const { durationMs, loudness, audio } = made
  const files = plan.video
    ? pictures(plan.video, made)
    : [rendition('audio', MADE.audio, { durationMs, facts: { loudness } })]
  const peaks =
    audio && made.outline ? [rendition('peaks', MADE.peaks, { durationMs, facts: { outline: made.outline } })] : []
  return [...files, ...peaks, rendition('report', MADE.report), ladder(plan, made)]
}

function pictures(video: VideoPlan, { durationMs, loudness, sprite }: Transcoded): MadeRendition[] {
  const [top, low] = [video.rungs[0], video.rungs.at(-1)]
  const size = { width: top?.width, height: top?.height }
  const previewMs = Math.min(durationMs, video.previewSeconds * 1000)
  const files = [
    rendition('mp4', MADE.video, { ...size, durationMs, facts: { loudness } }),
    rendition('poster', MADE.poster, size),
    rendition('preview', MADE.preview, { width: low?.width, height: low?.height, durationMs: previewMs }),
  ]
  if (!sprite) return files
  const sheet = { width: sprite.columns * sprite.tileWidth, height: sprite.rows * sprite.tileHeight }
  return [
    ...files,
    rendition('sprite', MADE.sprite, { ...sheet, facts: { ...sprite } }),
    rendition('sprite-vtt', MADE.spriteVtt),
  ]
}

function ladder(plan: Plan, { durationMs, videos, audio }: Transcoded): MadeRendition {
  const rungs = plan.video?.rungs ?? []
  const companions = rungs.flatMap(({ name }) => [MADE.rung(name), MADE.rungPlaylist(name)])
  if (audio) companions.push(MADE.audioTrack, MADE.audioPlaylist)
  const described = rungs.map(({ name, width, height, source }, index) => ({
    name,
    width,
    height,
    source,
    bitsPerSecond: videos[index]?.averageBitrate,
  }))
  const [top] = rungs
  const facts = { rungs: described, hasAudio: audio !== undefined, audioBitsPerSecond: audio?.averageBitrate }
  return rendition('hls', MADE.master, { companions, width: top?.width, height: top?.height, durationMs, facts })
}
