import type { Log } from '@studiolo/core/kernel/log'
import { openEar, type Ear, type EarOptions } from './live-ear'

/** One LISTEN for the whole process, fanned out in memory to the streams of each creator. */
export interface LiveHub {
  /**
   * Answers the newest event id of a creator whenever there may be something new, from the moment of the call: ids that
   * arrive while the reader is busy are folded into the newest, and a repaired connection says 0 ("look again"). Ends
   * with the signal, or with an AbortError when the process shuts down, so that the browser comes back.
   */
  subscribe(userId: string, signal: AbortSignal): AsyncIterable<number>
  /** Open streams, for the metrics and the tests. */
  size(): number
  /** Ends all streams and stops listening. */
  close(): Promise<void>
}

interface Listener {
  wake(id: number): void
  end(): void
}

/** Starts listening; resolves when Postgres has confirmed. */
export async function createLiveHub(
  options: { url: string; log: Log } & Pick<EarOptions, 'pulseMs'>,
): Promise<LiveHub> {
  const listeners = new Map<string, Set<Listener>>()
  let closed = false
  const everybody = () => [...listeners.values()].flatMap((streams) => [...streams])
  const ear: Ear = await openEar({
    ...options,
    onEvent: (userId, id) => listeners.get(userId)?.forEach((listener) => listener.wake(id)),
    onGap: () => everybody().forEach((listener) => listener.wake(0)),
  })

  return {
    subscribe(userId, signal) {
      const reader = createReader()
      const streams = listeners.get(userId) ?? new Set()
      listeners.set(userId, streams.add(reader.listener))
      const leave = () => {
        streams.delete(reader.listener)
        if (streams.size === 0 && listeners.get(userId) === streams) listeners.delete(userId)
        reader.finish()
      }
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      if (closed) reader.listener.end()
      return reader.read(leave)
    },
    size: () => everybody().length,
    async close() {
      closed = true
      everybody().forEach((listener) => listener.end())
      await ear.close()
    },
  }
}

/** A mailbox for one number: a slow reader sees the newest id, never a growing queue. */
function createReader() {
  let newest: number | null = null
  let state: 'open' | 'finished' | 'shut-down' = 'open'
  let ring = () => {}
  const change = (apply: () => void) => {
    apply()
    ring()
  }
  async function* read(leave: () => void): AsyncGenerator<number> {
    try {
      for (;;) {
        if (state === 'shut-down') throw new DOMException('the server shuts down', 'AbortError')
        if (state === 'finished') return
        if (newest === null) {
          await new Promise<void>((resolve) => {
            ring = resolve
          })
          continue
        }
        const id = newest
        newest = null
        yield id
      }
    } finally {
      leave()
    }
  }
  return {
    listener: {
      wake: (id: number) => change(() => (newest = Math.max(newest ?? 0, id))),
      end: () => change(() => (state = 'shut-down')),
    } satisfies Listener,
    finish: () =>
      change(() => {
        if (state === 'open') state = 'finished'
      }),
    read,
  }
}
