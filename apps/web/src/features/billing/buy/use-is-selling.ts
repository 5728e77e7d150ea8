'use client'

import { trpc } from '@/trpc/client'

/** Can credits be bought here? False until it is known. */
export function useIsSelling(): boolean {
  // It changes with the configuration of the server, not while somebody looks.
  const { data = false } = trpc.billing.isSelling.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  return data
}
