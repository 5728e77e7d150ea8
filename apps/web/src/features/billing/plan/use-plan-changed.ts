'use client'

import type { SubscriptionView } from '@studiolo/core/billing/contract'
import { trpc } from '@/trpc/client'

/** What becomes of the cache when one's plan was changed here. */
export function usePlanChanged() {
  const utils = trpc.useUtils()
  const readAgain = () => {
    void utils.billing.subscription.invalidate()
    void utils.plans.invalidate()
  }
  return {
    /** The answer is how it stands now. */
    keep: (view: SubscriptionView) => {
      utils.billing.subscription.setData(undefined, view)
      void utils.plans.mine.invalidate()
      void utils.plans.allowances.invalidate()
      void utils.billing.history.invalidate()
    },
    /** Nobody knows how it stands: what was shown may be why it went wrong. */
    readAgain,
  }
}
