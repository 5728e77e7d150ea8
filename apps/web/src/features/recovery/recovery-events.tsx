'use client'

import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'

/** Whenever a disputed charge of theirs is decided, it and the credits are read anew, on whichever page one is. Draws nothing. */
export function RecoveryEvents() {
  const utils = trpc.useUtils()
  const onChanged = useCallback(() => {
    void utils.recovery.invalidate()
    void utils.credits.invalidate()
  }, [utils])
  useLiveEvent('recovery.changed', onChanged)
  // A payment that was missed may have come.
  useLiveEvent('order.changed', onChanged)
  return null
}
