import type { LiveMessage } from '@studiolo/api'

/** What one tab tells the others. */
type Broadcast = { kind: 'event'; id: string; message: LiveMessage } | { kind: 'connected'; id: string | null }

export interface LiveSource {
  /** Opens the stream to the server; answers how to end it. */
  open(
    lastEventId: string | null,
    on: { connected(): void; event(id: string, message: LiveMessage): void; ended(): void },
  ): () => void
}

export interface LiveStreamOptions {
  /** Whose events: tabs of another person at the same browser do not share. */
  userId: string
  source: LiveSource
  onMessage(message: LiveMessage): void
  /** A stream was opened anew: what was read before it may be old. */
  onConnected(): void
  /** The browser's own; replaced in tests. */
  locks?: Pick<LockManager, 'request'>
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>
}

const REOPEN_MS = 2000

/**
 * One event stream per browser, since a browser opens only six connections to a host: the tab that gets the lock holds
 * the stream and tells the others. When it closes, the next one goes on from the last event it heard. Where locks are
 * missing (plain http on a network address) every tab opens its own. Answers how to stop.
 */
export function startLiveStream(options: LiveStreamOptions): () => void {
  const { userId, source, onMessage, onConnected } = options
  const name = `studiolo-live-${userId}`
  const locks = options.locks ?? globalThis.navigator?.locks
  const shared = locks && typeof BroadcastChannel !== 'undefined'
  const channel = options.channel ?? (shared ? new BroadcastChannel(name) : null)
  const stopping = new AbortController()
  let lastEventId: string | null = null

  const hear = (heard: Broadcast) => {
    if (heard.kind === 'connected') return onConnected()
    if (lastEventId !== null && Number(heard.id) <= Number(lastEventId)) return
    lastEventId = heard.id
    onMessage(heard.message)
  }
  const tell = (heard: Broadcast) => {
    channel?.postMessage(heard)
    hear(heard)
  }
  channel?.addEventListener('message', (event) => hear((event as MessageEvent<Broadcast>).data))

  /** Holds the stream until this tab goes; opens it again whenever it ends for good. */
  const lead = () =>
    new Promise<void>((resolve) => {
      // The lock may be granted in the very moment the tab leaves: kept, it would starve all others.
      if (stopping.signal.aborted) return resolve()
      let close = () => {}
      let timer: ReturnType<typeof setTimeout> | undefined
      const open = () => {
        close = source.open(lastEventId, {
          connected: () => tell({ kind: 'connected', id: lastEventId }),
          event: (id, message) => tell({ kind: 'event', id, message }),
          ended: () => {
            if (!stopping.signal.aborted) timer = setTimeout(open, REOPEN_MS)
          },
        })
      }
      stopping.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        close()
        resolve()
      })
      open()
    })

  if (shared || options.locks) {
    // Rejects only with our own abort, when the tab leaves while it waits.
    locks?.request(name, { signal: stopping.signal }, lead).catch(() => {})
  } else void lead()

  return () => {
    stopping.abort()
    channel?.close()
  }
}
