'use client'

import type { LiveMessage } from '@studiolo/api'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import type { z } from 'zod'
import { trpc } from './client'
import { startLiveStream, type LiveSource } from './live-stream'

type Handler = (payload: unknown) => void
type Handlers = Map<string, Set<Handler>>

const LiveContext = createContext<Handlers | null>(null)

/**
 * Keeps the live events of the signed-in person flowing to `useLiveEvent`. Whenever the stream was opened anew, or some
 * events could no longer be replayed, queries marked `meta: { live: true }` are read again. Whoever was signed out
 * meanwhile, here or elsewhere, is taken to the front door.
 */
export function LiveProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const handlers = useMemo<Handlers>(() => new Map(), [])
  const { client } = trpc.useUtils()
  const queryClient = useQueryClient()

  useEffect(() => {
    const readAgain = () => void queryClient.invalidateQueries({ predicate: (query) => query.meta?.live === true })
    const onMessage = ({ type, payload }: LiveMessage) => {
      if (type === 'live.reset') return readAgain()
      for (const handler of handlers.get(type) ?? []) handler(payload)
    }
    // A stream that is refused does not say why.
    const leaveWhenSignedOut = async () => {
      const me = await client.identity.me.query().catch(() => undefined)
      if (me === null) window.location.reload()
    }
    const source: LiveSource = {
      open: (lastEventId, on) => {
        const subscription = client.live.events.subscribe(
          { lastEventId },
          {
            onStarted: on.connected,
            onData: ({ id, data }) => on.event(id, data),
            onStopped: on.ended,
            onError: () => {
              void leaveWhenSignedOut()
              on.ended()
            },
          },
        )
        return () => subscription.unsubscribe()
      },
    }
    return startLiveStream({ userId, source, onMessage, onConnected: readAgain })
  }, [client, handlers, queryClient, userId])

  return <LiveContext value={handlers}>{children}</LiveContext>
}

/** Calls `handler` for every live event of a type while the component is on the screen; other shapes are ignored. */
export function useLiveEvent<P>(type: string, payload: z.ZodType<P>, handler: (payload: P) => void): void {
  const handlers = useContext(LiveContext)
  useEffect(() => {
    if (!handlers) return
    const listener: Handler = (raw) => {
      const parsed = payload.safeParse(raw)
      if (parsed.success) handler(parsed.data)
    }
    const listeners = handlers.get(type) ?? new Set()
    handlers.set(type, listeners.add(listener))
    return () => void listeners.delete(listener)
  }, [handlers, type, payload, handler])
}
