'use client'

import { getQueryKey } from '@trpc/react-query'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { UNPAID_INPUT } from './unpaid-input'

/** The orders of the last 30 days that no money is known of, page by page. */
export function useUnpaidOrders(first: Outputs['billing']['unpaidOrders']) {
  useSeed([[getQueryKey(trpc.billing.unpaidOrders, UNPAID_INPUT, 'infinite'), asFirstPage(first)]])
  return trpc.billing.unpaidOrders.useInfiniteQuery(UNPAID_INPUT, {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    meta: { live: true },
  })
}
