'use client'

import type { GenerationChanged } from '@studiolo/core/generation/contract'
import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'

/**
 * Whenever something they make starts or settles, what moved is read anew: at once where it is in sight, elsewhere when
 * one comes there. Draws nothing.
 */
export function CreditEvents() {
  const utils = trpc.useUtils()
  const onChanged = useCallback(
    ({ status }: GenerationChanged) => {
      // Credits are held when it starts, and charged or given back when it ends: in between nothing moves.
      if (status === 'running' || status === 'canceling') return
      void utils.credits.statement.invalidate()
      void utils.credits.balanceAt.invalidate()
      void utils.credits.lots.invalidate()
      void utils.credits.spendLimits.invalidate()
      void utils.insight.invalidate()
    },
    [utils],
  )
  useLiveEvent('generation.changed', onChanged)
  return null
}
