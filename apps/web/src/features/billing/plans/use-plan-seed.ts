'use client'

import type { SubscriptionView } from '@studiolo/core/billing/contract'
import type { PlanView } from '@studiolo/core/plans/contract'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'

/** What a page has read of plans and of the reader's own. */
export interface PlansRead {
  plans: PlanView[]
  mine: PlanView
  subscription: SubscriptionView | null
}

/** Gives the cache what plans there are and which one the reader has. */
export function usePlanSeed({ plans, mine, subscription }: PlansRead): void {
  useSeed([
    [getQueryKey(trpc.plans.list, undefined, 'query'), plans],
    [getQueryKey(trpc.plans.mine, undefined, 'query'), mine],
    [getQueryKey(trpc.billing.subscription, undefined, 'query'), subscription],
  ])
}
