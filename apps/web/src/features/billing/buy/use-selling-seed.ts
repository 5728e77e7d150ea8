'use client'

import type { CreditPackage } from '@studiolo/core/billing/contract'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'

/** What a page has read of what is for sale. */
export interface Selling {
  isSelling: boolean
  packages: CreditPackage[]
}

/** Gives the cache what is for sale. */
export function useSellingSeed({ isSelling, packages }: Selling): void {
  useSeed([
    [getQueryKey(trpc.billing.isSelling, undefined, 'query'), isSelling],
    [getQueryKey(trpc.billing.packages, undefined, 'query'), packages],
  ])
}
