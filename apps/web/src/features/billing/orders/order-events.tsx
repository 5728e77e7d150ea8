'use client'

import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'
import { usePlanChanged } from '../plan/use-plan-changed'

/** Whenever an order or the plan of theirs moves, it, the credits and what the plan allows are read anew. Draws nothing. */
export function OrderEvents() {
  const utils = trpc.useUtils()
  const { readAgain } = usePlanChanged()
  const onOrder = useCallback(() => {
    void utils.billing.order.invalidate()
    void utils.billing.unpaidOrders.invalidate()
    void utils.billing.history.invalidate()
    void utils.billing.receipt.invalidate()
    void utils.billing.topUp.invalidate()
    // A month that was paid moves on until when the plan is paid.
    void utils.billing.subscription.invalidate()
    void utils.credits.invalidate()
    void utils.insight.invalidate()
  }, [utils])
  useLiveEvent('order.changed', onOrder)
  useLiveEvent('subscription.changed', readAgain)
  return null
}
