import { stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FfmpegError, runChild, runFfmpeg } from '../../../media'
import type { TaskOf } from '../../contract'
import { RenderFailure } from './render-failure'
import type { Rendered, RenderRun } from './render-video'
import { levelFilters, measureFilters, readMeasured, SPOKEN_RATE, type Measured } from './speech/speech-filters'
import { splitText } from './speech/split-text'
import { speakerOf } from './speech/voices'

const files = { order: 'speech.json', samples: 'speech.raw', result: 'result.m4a' } as const
const PROGRAM = fileURLToPath(new URL('./speech/espeak-process.mjs', import.meta.url))
const VOICE_PACKAGE = '@echogarden/espeak-ng-emscripten'
/** What espeak-ng can do; the rest of a pace is done by FFmpeg. */
const SLOWEST = 82
const FASTEST = 440
const SPOKEN_PERCENT = 60
const MEASURED_PERCENT = 75
const BYTES_PER_SECOND = SPOKEN_RATE * 2
const PROCESS_TIMEOUT_MS = 10 * 60_000

/** Renders a speech task: espeak-ng in a process of its own, then FFmpeg twice, to measure and to finish. */
export async function renderSpeech(task: TaskOf<'speech'>, run: RenderRun): Promise<Rendered> {
  const speaker = speakerOf(task.language)
  if (!speaker) throw new RenderFailure('invalid', `no voice for ${task.language}`)
  const pieces = splitText(task.text)
  if (pieces.length === 0) throw new RenderFailure('nothing-to-say', 'no letter and no digit in the text')
  const wanted = speaker.wordsPerMinute * task.pace
  const wordsPerMinute = Math.round(Math.min(FASTEST, Math.max(SLOWEST, wanted)))
  await writeFile(join(run.folder, files.order), JSON.stringify({ ...speaker, wordsPerMinute, pieces }))
  const seconds = await speak(run)
  await finish(run, seconds, wanted / wordsPerMinute)
  return { path: join(run.folder, files.result), extension: 'm4a', mimeType: 'audio/mp4' }
}

/** Answers how many seconds were spoken. */
async function speak({ folder, signal, onProgress }: RenderRun): Promise<number> {
  requireVoices()
  const { code, timedOut, stderrTail } = await runChild({
    command: process.execPath,
    args: [PROGRAM, files.order, files.samples],
    cwd: folder,
    signal,
    timeoutMs: PROCESS_TIMEOUT_MS,
    onStdout: (chunk) => {
      const share = Number(chunk.toString('latin1').trim().split('\n').at(-1))
      if (share > 0) onProgress(share * SPOKEN_PERCENT)
    },
  })
  if (code !== 0 || timedOut) {
    throw new RenderFailure(
      'render-failed',
      `the voice ${timedOut ? 'took too long' : `ended with ${code}`}: ${stderrTail.slice(-400)}`,
    )
  }
  const { size } = await stat(join(folder, files.samples))
  if (size === 0) throw new RenderFailure('nothing-to-say', 'the voice found nothing to say')
  return size / BYTES_PER_SECOND
}

function requireVoices(): void {
  try {
    createRequire(import.meta.url).resolve(VOICE_PACKAGE)
  } catch {
    throw new RenderFailure('voice-missing', `the optional package ${VOICE_PACKAGE} is not installed`)
  }
}

async function finish({ folder, tools, signal, onProgress }: RenderRun, seconds: number, tempo: number): Promise<void> {
  const input = ['-f', 's16le', '-ar', String(SPOKEN_RATE), '-ac', '1', '-i', files.samples]
  const base = { tools, cwd: folder, signal, durationMs: (seconds / tempo) * 1000 }
  const measuring = await runFfmpeg({
    ...base,
    // The measurement is told at this level only.
    args: ['-loglevel', 'info', ...input, '-filter_complex', measureFilters(tempo), '-map', '[out]', '-f', 'null', '-'],
  })
  onProgress(MEASURED_PERCENT)
  const measured: Measured | null = readMeasured(measuring.stderrTail)
  if (!measured) throw new FfmpegError('failed', 0, measuring.stderrTail)
  await runFfmpeg({
    ...base,
    args: [
      ...input,
      ...['-filter_complex', levelFilters(tempo, measured), '-map', '[out]'],
      ...['-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2'],
      ...[
        '-fflags',
        '+bitexact',
        '-flags:a',
        '+bitexact',
        '-map_metadata',
        '-1',
        '-movflags',
        '+faststart',
        files.result,
      ],
    ],
    onProgress: ({ percent = 0 }) => onProgress(MEASURED_PERCENT + (percent * (100 - MEASURED_PERCENT)) / 100),
  })
}
