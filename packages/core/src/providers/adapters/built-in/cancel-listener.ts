import type { Sql } from '@studiolo/db'
import { RENDER_CANCEL_CHANNEL } from './adapter'

/** The renders that run in this process, each with how to stop it. */
const running = new Map<string, AbortController>()

/** A signal that is aborted when the render shall stop. Dispose of it when the render has ended. */
export function cancelSignalOf(reference: string): { signal: AbortSignal; cancel(): void } & Disposable {
  const controller = new AbortController()
  running.set(reference, controller)
  return {
    signal: controller.signal,
    cancel: () => controller.abort(new Error('the render was canceled')),
    [Symbol.dispose]() {
      if (running.get(reference) === controller) running.delete(reference)
    },
  }
}

/**
 * Listens for cancellations on a connection of its own, so that a render stops at once; without it, it stops at its
 * next look at its row, within a second. A worker starts it once; `close` gives the connection back.
 */
export async function listenForCancels(sql: Sql): Promise<{ close(): Promise<void> }> {
  const { unlisten } = await sql.listen(RENDER_CANCEL_CHANNEL, (reference) => {
    running.get(reference)?.abort(new Error('the render was canceled'))
  })
  return { close: unlisten }
}
