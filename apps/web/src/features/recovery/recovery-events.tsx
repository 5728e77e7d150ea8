'use client'

import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'

/** Whenever a disputed charge of theirs is decided, or an order that may be one moves, it is read anew. Draws nothing. */
export function RecoveryEvents() {
  const utils = trpc.useUtils()
  const onOrder = useCallback(() => void utils.recovery.invalidate(), [utils])
  const onDecided = useCallback(() => {
    void utils.recovery.invalidate()
    void utils.credits.invalidate()
    void utils.insight.invalidate()
  }, [utils])
  useLiveEvent('recovery.changed', onDecided)
  // A payment that was missed may have come; what it brings is read by the events of orders.
  useLiveEvent('order.changed', onOrder)
  return null
}
