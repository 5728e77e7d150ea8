import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaTools } from './find-tools'
import { readFragments, type FragmentedFile } from './fragments'
import { finishCommand, ladderCommand, MADE, PCM_RATE } from './ladder-command'
import { parseLoudness, type Loudness } from './loudness'
import type { MediaFacts } from './media-facts'
import { outline, readPeaks, writeDat } from './peaks'
import type { Plan, Rung } from './plan'
import { masterPlaylist, mediaPlaylist, variantOf, type Variant, type VideoVariant } from './playlist'
import { refuseMedia } from './probe'
import type { Progress } from './progress'
import { runFfmpeg } from './run-ffmpeg'
import { makeSprite, type SpriteFacts } from './sprite'

export interface TranscodeRun {
  tools: MediaTools
  facts: MediaFacts
  plan: Plan
  inputPath: string
  /** An empty folder that takes everything that is made. */
  folder: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/** What was made, by `MADE`'s names, and what was measured on the way. */
export interface Transcoded {
  durationMs: number
  videos: VideoVariant[]
  audio?: Variant
  sprite?: SpriteFacts
  loudness?: Loudness
  /** Up to 400 heights, 0 … 100. */
  outline?: number[]
}

/** Declared lengths are guesses in these. */
const VAGUE_LENGTH = new Set(['mp3', 'aac', 'mpegts', 'flv'])
const MEBIBYTE = 1024 * 1024

/**
 * Carries a plan out: one FFmpeg for everything that is encoded, a short second one that only rewraps. Throws
 * UNSUPPORTED_MEDIA when nothing, or clearly too little, could be read from the input.
 */
export async function transcode(run: TranscodeRun): Promise<Transcoded> {
  const { tools, facts, plan, folder, signal } = run
  for (const name of [MADE.hls, MADE.thumbs, MADE.sprites]) await mkdir(join(folder, name), { recursive: true })
  const limits = { memoryMb: Math.max(4096, plan.memoryMb * 6), maxFileBytes: 256 * MEBIBYTE + facts.sizeBytes * 8 }
  const { stderrTail } = await runFfmpeg({
    tools,
    args: ladderCommand(plan, facts.container, run.inputPath),
    cwd: folder,
    readable: [run.inputPath],
    signal,
    durationMs: plan.durationMs,
    onProgress: run.onProgress,
    ...limits,
  })

  const read = await readTracks(plan, folder)
  const durationMs = checkLength(facts, read)
  const [hls, sprite, outlined] = await Promise.all([
    writePlaylists(plan, folder, read),
    finish(run, limits),
    plan.audio ? makePeaks(folder) : undefined,
  ])
  await Promise.all([MADE.thumbs, MADE.pcm].map((name) => rm(join(folder, name), { recursive: true, force: true })))
  return { durationMs, ...hls, sprite, loudness: plan.audio && parseLoudness(stderrTail), outline: outlined }
}

interface Tracks {
  rungs: { rung: Rung; track: FragmentedFile }[]
  audio?: FragmentedFile
}

async function readTracks(plan: Plan, folder: string): Promise<Tracks> {
  const rungs = plan.video?.rungs ?? []
  return {
    rungs: await Promise.all(
      rungs.map(async (rung) => ({ rung, track: await readFragments(join(folder, MADE.rung(rung.name))) })),
    ),
    audio: plan.audio && (await readFragments(join(folder, MADE.audioTrack))),
  }
}

function checkLength(facts: MediaFacts, { rungs, audio }: Tracks): number {
  const lengths = [...rungs.map(({ track }) => track), ...(audio ? [audio] : [])].map(lengthOf)
  const isEmpty =
    rungs.some(({ track }) => track.fragments.length === 0) || (rungs.length === 0 && audio?.fragments.length === 0)
  if (isEmpty || lengths.length === 0) throw refuseMedia('unreadable', 'nothing could be decoded')
  const seconds = Math.max(...lengths)
  const isShort = seconds < (facts.durationMs / 1000) * 0.9 - 0.5
  if (isShort && !VAGUE_LENGTH.has(facts.container)) throw refuseMedia('truncated', Number(seconds.toFixed(1)))
  return Math.round((rungs[0] ? lengthOf(rungs[0].track) : seconds) * 1000)
}

function lengthOf(track: FragmentedFile): number {
  return track.fragments.reduce((sum, fragment) => sum + fragment.durationSeconds, 0)
}

async function writePlaylists(
  plan: Plan,
  folder: string,
  { rungs, audio }: Tracks,
): Promise<Pick<Transcoded, 'videos' | 'audio'>> {
  const { segmentSeconds } = plan
  const rate = plan.video ? plan.video.frameRate.num / plan.video.frameRate.den : 0
  const videos: VideoVariant[] = []
  for (const { rung, track } of rungs) {
    await writeFile(
      join(folder, MADE.rungPlaylist(rung.name)),
      mediaPlaylist(`${rung.name}.mp4`, track, segmentSeconds),
    )
    videos.push({
      ...variantOf(`${rung.name}.m3u8`, track, segmentSeconds),
      width: rung.width,
      height: rung.height,
      frameRate: rate,
    })
  }
  const sound = audio && audio.fragments.length > 0 ? variantOf('audio.m3u8', audio, segmentSeconds) : undefined
  if (audio && sound)
    await writeFile(join(folder, MADE.audioPlaylist), mediaPlaylist('audio.mp4', audio, segmentSeconds))
  await writeFile(join(folder, MADE.master), masterPlaylist(videos, sound))
  return { videos, audio: sound }
}

async function finish(
  { tools, plan, folder, signal }: TranscodeRun,
  limits: { memoryMb: number; maxFileBytes: number },
): Promise<SpriteFacts | undefined> {
  await runFfmpeg({
    tools,
    args: finishCommand(plan),
    cwd: folder,
    readable: [],
    signal,
    durationMs: plan.durationMs,
    ...limits,
  })
  return plan.video && makeSprite(folder, plan.video.thumbs, plan.durationMs)
}

async function makePeaks(folder: string): Promise<number[]> {
  const peaks = await readPeaks(join(folder, MADE.pcm), PCM_RATE)
  await writeDat(join(folder, MADE.peaks), peaks)
  return outline(peaks)
}
