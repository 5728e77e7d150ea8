import type { AppRouter } from '@studiolo/api'
import { httpBatchStreamLink, httpLink, splitLink, type TRPCLink } from '@trpc/client'
import superjson from 'superjson'

/** Where the procedures answer. */
export const url = '/api/trpc'
const MAX_URL_LENGTH = 4000

/**
 * Reads travel together and answer as each is ready; a change travels alone, since its answer may set cookies. Live
 * events have a client of their own, which comes later: `open-live-events`.
 */
export function createLinks(): TRPCLink<AppRouter>[] {
  return [
    splitLink({
      condition: (operation) => operation.type === 'mutation',
      true: httpLink({ url, transformer: superjson }),
      false: httpBatchStreamLink({ url, transformer: superjson, maxURLLength: MAX_URL_LENGTH }),
    }),
  ]
}
