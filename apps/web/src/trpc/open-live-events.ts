import type { AppRouter } from '@studiolo/api'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import superjson from 'superjson'
import { url } from './links'
import type { LiveSource } from './live-stream'

/** Opens the stream of live events; `onRefused` hears of an end that came from the server. */
export function openLiveEvents(
  lastEventId: string | null,
  on: Parameters<LiveSource['open']>[1],
  onRefused: () => void,
): () => void {
  const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url, transformer: superjson })] })
  const subscription = client.live.events.subscribe(
    { lastEventId },
    {
      onStarted: on.connected,
      onData: ({ id, data }) => on.event(id, data),
      onStopped: on.ended,
      onError: () => {
        onRefused()
        on.ended()
      },
    },
  )
  return () => subscription.unsubscribe()
}
