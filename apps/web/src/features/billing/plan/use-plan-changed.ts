'use client'

import type { SubscriptionView } from '@studiolo/core/billing/contract'
import { useCallback } from 'react'
import { trpc } from '@/trpc/client'

/** What becomes of the cache when one's plan changed, here or elsewhere. */
export function usePlanChanged() {
  const utils = trpc.useUtils()
  /** How it stands, what was paid for it, what it allows, and what else there is. Stable. */
  const readAgain = useCallback(() => {
    void utils.billing.subscription.invalidate()
    void utils.billing.history.invalidate()
    void utils.plans.invalidate()
  }, [utils])
  /** The answer is how it stands now. */
  const keep = (view: SubscriptionView) => {
    utils.billing.subscription.setData(undefined, view)
    readAgain()
  }
  return { keep, readAgain }
}
