'use client'

import type { GenerationChanged } from '@studiolo/core/generation/contract'
import { useCallback } from 'react'
import { trpc } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'
import { filtersToInput, type StatementFilters } from './statement-filters'

/** Movements under these filters, page by page; read anew whenever something starts or settles. */
export function useStatement(filters: StatementFilters, nowMs: number) {
  const utils = trpc.useUtils()
  const statement = trpc.credits.statement.useInfiniteQuery(filtersToInput(filters, nowMs), {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (former) => former,
    meta: { live: true },
  })
  const onChanged = useCallback(
    ({ status }: GenerationChanged) => {
      // Credits are held when it starts, and charged or given back when it ends: in between nothing moves.
      if (status === 'running' || status === 'canceling') return
      void utils.credits.statement.invalidate()
      void utils.credits.balance.invalidate()
      void utils.credits.lots.invalidate()
    },
    [utils],
  )
  useLiveEvent('generation.changed', onChanged)
  return { ...statement, lines: statement.data?.pages.flatMap(({ lines }) => lines) ?? [] }
}
