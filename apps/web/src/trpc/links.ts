import type { AppRouter } from '@studiolo/api'
import { httpBatchStreamLink, httpLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client'
import superjson from 'superjson'

const url = '/api/trpc'
const MAX_URL_LENGTH = 4000

/**
 * Reads travel together and answer as each is ready; a change travels alone, since its answer may set cookies; live
 * events have their own stream.
 */
export function createLinks(): TRPCLink<AppRouter>[] {
  return [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url, transformer: superjson }),
      false: splitLink({
        condition: (operation) => operation.type === 'mutation',
        true: httpLink({ url, transformer: superjson }),
        false: httpBatchStreamLink({ url, transformer: superjson, maxURLLength: MAX_URL_LENGTH }),
      }),
    }),
  ]
}
