'use client'

import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'

/** Whenever an order of theirs moves, it and the credits are read anew, on whichever page one is. Draws nothing. */
export function OrderEvents() {
  const utils = trpc.useUtils()
  const onChanged = useCallback(() => {
    void utils.billing.order.invalidate()
    void utils.billing.orders.invalidate()
    void utils.credits.invalidate()
  }, [utils])
  useLiveEvent('order.changed', onChanged)
  return null
}
