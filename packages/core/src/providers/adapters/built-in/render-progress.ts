import type { Ctx } from '../../../kernel/context'
import { noteProgress } from './render-row'

/** A render's row is written at most this often, and is looked at this often even when nothing moves. */
const EVERY_MS = 800

export interface RenderProgress {
  report(percent: number): void
  /** Stops writing and waits for the last write. */
  stop(): Promise<void>
}

/** Keeps the row of a running render up to date. `unwanted` is called once a cancellation, or another end, is seen there. */
export function keepProgress(ctx: Ctx, reference: string, unwanted: () => void): RenderProgress {
  let furthest = 0
  let writing = Promise.resolve()
  let busy = false
  const write = () => {
    if (busy) return
    busy = true
    writing = noteProgress(ctx, reference, furthest)
      .then((wanted) => {
        if (!wanted) unwanted()
      })
      .catch((error: unknown) => ctx.log.warn({ reference, err: error }, 'a render could not write its progress'))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(write, EVERY_MS)
  return {
    report(percent) {
      // 100 is for the one that is stored.
      furthest = Math.max(furthest, Math.min(99, Math.round(percent * 10) / 10))
    },
    async stop() {
      clearInterval(timer)
      await writing
    },
  }
}
