'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'

/** How often an unpaid order is looked at: live events tell sooner, but a stream can be shut out by a proxy. */
const LOOK_MS = 5000

/** One order, as it moves. */
export function useOrder(first: OrderView): OrderView {
  const { id } = first
  useSeed([[getQueryKey(trpc.billing.order, { id }, 'query'), first]])
  const { data = first } = trpc.billing.order.useQuery(
    { id },
    {
      meta: { live: true },
      refetchInterval: (query) => (query.state.data?.state === 'pending' ? LOOK_MS : false),
    },
  )
  return data
}
