'use client'

import type { LiveMessage } from '@studiolo/api'
import type { GenerationChanged } from '@studiolo/core/generation/contract'
import type { OrderState, SubscriptionState } from '@studiolo/db/states/billing'
import type { RecoveryState } from '@studiolo/db/states/recovery'
import { useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { trpc } from './client'
import { hydrationGateOf } from './hydration-gate'
import { startLiveStream, type LiveSource } from './live-stream'

type Handler = (payload: unknown) => void
type Handlers = Map<string, Set<Handler>>

const LiveContext = createContext<Handlers | null>(null)

/**
 * Keeps the live events of the signed-in person flowing to `useLiveEvent`, held back while a page hydrates. Whenever the
 * stream was opened anew, or some events could no longer be replayed, queries marked `meta: { live: true }` are read
 * again. Whoever was signed out meanwhile, here or elsewhere, is taken to the front door.
 */
export function LiveProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const handlers = useMemo<Handlers>(() => new Map(), [])
  const { client } = trpc.useUtils()
  const queryClient = useQueryClient()
  const path = usePathname()

  useEffect(() => {
    const gate = hydrationGateOf(queryClient)
    const readAgain = () =>
      gate.pass(() => void queryClient.invalidateQueries({ predicate: (query) => query.meta?.live === true }))
    const onMessage = ({ type, payload }: LiveMessage) => {
      if (type === 'live.reset') return readAgain()
      gate.pass(() => {
        for (const handler of handlers.get(type) ?? []) handler(payload)
      })
    }
    // A stream that is refused does not say why.
    const leaveWhenSignedOut = async () => {
      const me = await client.identity.me.query().catch(() => undefined)
      if (me === null) window.location.reload()
    }
    const source: LiveSource = {
      open: (lastEventId, on) => {
        let close = () => {}
        let isWanted = true
        // Not with the page, but after it: the page shows what is there already.
        import('./open-live-events')
          .then(({ openLiveEvents }) => {
            if (isWanted) close = openLiveEvents(lastEventId, on, () => void leaveWhenSignedOut())
          })
          .catch(on.ended)
        return () => {
          isWanted = false
          close()
        }
      },
    }
    return startLiveStream({ userId, source, onMessage, onConnected: readAgain })
  }, [client, handlers, queryClient, userId])

  return (
    <LiveContext value={handlers}>
      <OpenGate key={path} />
      {children}
    </LiveContext>
  )
}

/** Whoever leaves a page before it has hydrated leaves the gate closed: every page opens it. */
function OpenGate() {
  const queryClient = useQueryClient()
  useEffect(() => hydrationGateOf(queryClient).open(), [queryClient])
  return null
}

/** What live events carry. As with the answers of procedures, what our server sends is believed: it checks before it sends. */
interface LivePayloads {
  'generation.changed': GenerationChanged
  'order.changed': { id: string; state: OrderState }
  'subscription.changed': { id: string; state: SubscriptionState }
  'queue.moved': object
  'recovery.changed': { id: string; state: RecoveryState }
}

/** Calls `handler` for every live event of a type while the component is on the screen. */
export function useLiveEvent<T extends keyof LivePayloads>(type: T, handler: (payload: LivePayloads[T]) => void): void {
  const handlers = useContext(LiveContext)
  useEffect(() => {
    if (!handlers) return
    const listener = handler as Handler
    const listeners = handlers.get(type) ?? new Set()
    handlers.set(type, listeners.add(listener))
    return () => void listeners.delete(listener)
  }, [handlers, type, handler])
}
