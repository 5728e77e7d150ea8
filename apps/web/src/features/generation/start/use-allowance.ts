'use client'

import type { Allowance } from '@studiolo/core/plans/contract'
import { trpc } from '@/trpc/client'
import { msUntilReset } from './next-reset'

/** A limit of the plan, where there is one. */
export interface LimitedAllowance {
  allowed: boolean
  limit: number
  remaining: number
  window: NonNullable<Allowance['window']>
  resetsAt: Date
  upgradeRequired: boolean
}

/** How much of a recipe the plan still allows; null where it sets no limit, or none is known yet. Read again when it begins anew. */
export function useAllowance(recipe: string): LimitedAllowance | null {
  const { data } = trpc.plans.allowances.useQuery(undefined, {
    meta: { live: true },
    refetchInterval: ({ state }) => (state.data ? msUntilReset(state.data, Date.now()) : false),
  })
  const found = data?.find(({ operation }) => operation === recipe)
  if (!found) return null
  const { allowed, limit, remaining, window, resetsAt, upgradeRequired } = found
  if (limit === null || remaining === null || window === null || resetsAt === null) return null
  return { allowed, limit, remaining, window, resetsAt, upgradeRequired }
}
