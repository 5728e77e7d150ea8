import { addAbortListener } from 'node:events'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Scene } from '../scene/scene'
import type { FrameSize } from './paint-frames'

/** What a thread makes of a scene. */
export interface FilmWork {
  scene: Scene
  painted: FrameSize
  /** Where the soundscape is written, as WAV. */
  soundPath: string
  /** The socket at which the frames can be had. */
  framesPath: string
}

/** What a thread tells: that the sound is written and frames can be had, then after each frame how many are painted. */
export type FilmNews = 'ready' | { framesPainted: number }

export interface FilmRun {
  /** Ends the thread; what is awaited of it rejects with the signal's reason. */
  signal: AbortSignal
  onFrame(framesPainted: number): void
}

export interface FilmThread {
  /** The sound is written and the frames can be had. */
  ready: Promise<void>
  /** Every frame was handed over, or the reader had enough. Rejects with what went wrong while making. */
  finished: Promise<void>
  close(): Promise<unknown>
}

const PROGRAM = new URL('./film-program.ts', import.meta.url)

/** Paints and sounds a scene in a thread of its own: both compute without a pause, and a worker has a queue to tend. */
export function startFilmThread(work: FilmWork, { signal, onFrame }: FilmRun): FilmThread {
  const loader = createRequire(import.meta.url).resolve('tsx')
  const thread = new Worker(PROGRAM, { workerData: work, execArgv: ['--import', loader], name: 'film' })
  const ready = Promise.withResolvers<void>()
  const finished = Promise.withResolvers<void>()
  const fail = (error: unknown) => {
    ready.reject(error)
    finished.reject(error)
  }
  // Whoever waits for neither any more has an error of its own.
  ready.promise.catch(() => {})
  finished.promise.catch(() => {})
  thread.on('message', (news: FilmNews) => (news === 'ready' ? ready.resolve() : onFrame(news.framesPainted)))
  thread.on('error', fail)
  const aborting = addAbortListener(signal, () => {
    fail(signal.reason)
    void thread.terminate()
  })
  thread.on('exit', (code) => {
    aborting[Symbol.dispose]()
    if (code === 0) finished.resolve()
    fail(new Error(`the film's thread ended with ${code}`))
  })
  return { ready: ready.promise, finished: finished.promise, close: () => thread.terminate() }
}
