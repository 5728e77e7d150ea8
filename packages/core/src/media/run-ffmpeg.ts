import { AppError } from '../kernel/errors'
import { runChild } from './child'
import { findMediaTools, type MediaTools } from './find-tools'
import { parseProgress, type Progress } from './progress'
import { sandboxWords, type Reach } from './sandbox'

export interface FfmpegRun {
  /** Default: `findMediaTools()`; callers with a context use `mediaTools(ctx)`. */
  tools?: MediaTools
  /** Inputs, filters, outputs. Quiet logging, `-y`, no stdin and progress on stdout are put before them. */
  args: readonly string[]
  /** Where relative paths lie, and the only folder it may write into. Without it FFmpeg runs outside the sandbox. */
  cwd?: string
  /** What it may read under a strict sandbox. Default: everything. */
  readable?: readonly string[]
  signal?: AbortSignal
  /** Of the result; turns progress into percent and time left. */
  durationMs?: number
  onProgress?: (progress: Progress) => void
  /** Default 30 s and 60 s for each second of media, or 10 minutes where the duration is unknown. */
  timeoutMs?: number
  memoryMb?: number
  maxFileBytes?: number
  niceness?: number
}

export type FfmpegFailure = 'failed' | 'timed-out' | 'killed'

/** FFmpeg ended without its result. RENDER_FAILED; `reason` and `stderrTail` are for the log and the admin. */
export class FfmpegError extends AppError {
  readonly reason: FfmpegFailure
  readonly exitCode: number
  readonly stderrTail: string

  constructor(reason: FfmpegFailure, exitCode: number, stderrTail: string) {
    super('RENDER_FAILED', { message: `ffmpeg ${reason} (exit ${exitCode}): ${lastLines(stderrTail)}` })
    this.reason = reason
    this.exitCode = exitCode
    this.stderrTail = stderrTail
  }
}

const BASE_TIMEOUT_MS = 30_000
const TIMEOUT_PER_MEDIA_MS = 60
const DEFAULT_TIMEOUT_MS = 600_000
const SIGKILL_CODE = 137

/**
 * Runs FFmpeg to its end. Throws FfmpegError when it failed, STORAGE_FULL when the disk was full, and the signal's
 * reason when aborted: then it is dead within two seconds. It never outlives this process.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<{ stderrTail: string; wallMs: number }> {
  const tools = run.tools ?? (await findMediaTools())
  const reach: Reach = { readable: run.readable, writable: run.cwd ? [run.cwd] : [] }
  const base = ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'warning', '-y', '-progress', 'pipe:1']
  const fence = run.cwd ? sandboxWords(tools.sandbox, tools.ffmpeg.path, reach) : []
  const [command = tools.ffmpeg.path, ...words] = [...fence, tools.ffmpeg.path, ...base, ...run.args]
  const result = await runChild({
    command,
    args: words,
    cwd: run.cwd,
    signal: run.signal,
    timeoutMs: run.timeoutMs ?? defaultTimeout(run.durationMs),
    memoryMb: run.memoryMb,
    maxFileBytes: run.maxFileBytes,
    niceness: run.niceness,
    onStdout: run.onProgress && parseProgress(run.onProgress, run.durationMs),
  })
  if (result.timedOut) throw new FfmpegError('timed-out', result.code, result.stderrTail)
  if (result.code !== 0) throw failure(result.code, result.stderrTail)
  return { stderrTail: result.stderrTail, wallMs: result.wallMs }
}

function failure(code: number, stderrTail: string): AppError {
  // FFmpeg tells a full disk in no other way than in words.
  if (/No space left on device|Disk quota exceeded/.test(stderrTail)) {
    return new AppError('STORAGE_FULL', {
      message: 'no room left while FFmpeg wrote',
      cause: new FfmpegError('failed', code, stderrTail),
    })
  }
  return new FfmpegError(code === SIGKILL_CODE ? 'killed' : 'failed', code, stderrTail)
}

function defaultTimeout(durationMs: number | undefined): number {
  return durationMs === undefined ? DEFAULT_TIMEOUT_MS : BASE_TIMEOUT_MS + durationMs * TIMEOUT_PER_MEDIA_MS
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ')
}
