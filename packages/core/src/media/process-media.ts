import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '../kernel/context'
import { createAdmission, type Admission } from './admission'
import { mediaConfig } from './config'
import { findMediaTools, type MediaTools } from './find-tools'
import { checkKeyframes } from './keyframes'
import { MADE } from './ladder-command'
import type { Loudness } from './loudness'
import type { MediaFacts, Note } from './media-facts'
import { planMedia, type Plan } from './plan'
import { probeMedia } from './probe'
import type { Progress } from './progress'
import { renditionsOf, type MadeRendition } from './renditions'
import { transcode, type Transcoded } from './transcode'

export type MediaStage = 'probing' | 'waiting' | 'encoding' | 'finishing'

export interface ProcessInput {
  /** The file from outside; it is only read. */
  inputPath: string
  /** A folder of the caller's (`withScratch`) that takes what is made. */
  scratchDir: string
  signal?: AbortSignal
  /** 0 … 100 over the whole run; never goes back. `etaMs` is the time left, once FFmpeg knows its speed. */
  onProgress?: (percent: number, stage: MediaStage, etaMs?: number) => void
}

export interface ProcessedMedia {
  facts: {
    durationMs: number
    /** Of the largest rung; absent for sound alone. */
    width?: number
    height?: number
    hasAudio: boolean
    loudness?: Loudness
    source: MediaFacts
    /** Why the source was not standard, for the input report. */
    notes: Note[]
  }
  folder: string
  renditions: MadeRendition[]
}

/** Of the whole, what the encode takes; rewrapping and tiling are quick. */
const ENCODING_SHARE = 0.95
const admissions = new Map<number, Admission>()

/** The tools that the configuration names. Throws ConfigError for a path that is wrong, UNAVAILABLE when there is no FFmpeg. */
export function mediaTools(ctx: Pick<Ctx, 'config'>): Promise<MediaTools> {
  const { ffmpegPath, ffprobePath, sandbox, searchPath } = ctx.config(mediaConfig)
  return findMediaTools({ ffmpegPath, ffprobePath, sandbox, searchPath })
}

/** The memory that media work of this process shares. */
export function mediaAdmission(ctx: Pick<Ctx, 'config'>): Admission {
  const { memoryMb } = ctx.config(mediaConfig)
  const known = admissions.get(memoryMb) ?? createAdmission(memoryMb)
  admissions.set(memoryMb, known)
  return known
}

/**
 * Makes every rendition of a file: probe, plan, one FFmpeg, and the small things after it. Deterministic names; a re-run
 * makes the same. Throws UNSUPPORTED_MEDIA (`meta.reason`), STORAGE_FULL, FfmpegError, or the signal's reason.
 */
export async function processMedia(ctx: Pick<Ctx, 'config'>, input: ProcessInput): Promise<ProcessedMedia> {
  const { inputPath, scratchDir, signal, onProgress } = input
  onProgress?.(0, 'probing')
  const tools = await mediaTools(ctx)
  const source = await probeMedia({ tools, path: inputPath, signal })
  const plan = planMedia(source, await checkKeyframes({ tools, path: inputPath, signal }, source))
  const folder = join(scratchDir, 'made')
  await mkdir(folder, { recursive: true })

  onProgress?.(1, 'waiting')
  const report = encodingProgress(onProgress)
  const made = await mediaAdmission(ctx).run(plan.memoryMb, signal, () =>
    transcode({ tools, facts: source, plan, inputPath, folder, signal, onProgress: report }),
  )
  onProgress?.(99, 'finishing')
  await writeFile(join(folder, MADE.report), inputReport(tools, source, plan, made))
  onProgress?.(100, 'finishing', 0)
  const [top] = plan.video?.rungs ?? []
  return {
    facts: {
      durationMs: made.durationMs,
      width: top?.width,
      height: top?.height,
      hasAudio: made.audio !== undefined,
      loudness: made.loudness,
      source,
      notes: plan.notes,
    },
    folder,
    renditions: renditionsOf(plan, made),
  }
}

function encodingProgress(onProgress: ProcessInput['onProgress']) {
  let furthest = 1
  return ({ percent = 0, etaMs }: Progress) => {
    furthest = Math.max(furthest, percent * ENCODING_SHARE)
    onProgress?.(furthest, 'encoding', etaMs)
  }
}

function inputReport(tools: MediaTools, source: MediaFacts, plan: Plan, made: Transcoded): string {
  const { ffmpeg, sandbox } = tools
  const report = {
    version: 1,
    source,
    notes: plan.notes,
    plan: {
      rungs: plan.video?.rungs ?? [],
      frameRate: plan.video?.frameRate,
      audio: plan.audio,
      memoryMb: plan.memoryMb,
    },
    result: { durationMs: made.durationMs, loudness: made.loudness },
    tools: { ffmpeg: ffmpeg.version, sandbox: sandbox.kind },
  }
  return `${JSON.stringify(report, null, 2)}\n`
}
