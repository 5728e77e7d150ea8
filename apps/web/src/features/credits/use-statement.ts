'use client'

import { trpc } from '@/trpc/client'
import { filtersToInput, type StatementFilters } from './statement-filters'

/** Movements under these filters, page by page. */
export function useStatement(filters: StatementFilters, nowMs: number) {
  const statement = trpc.credits.statement.useInfiniteQuery(filtersToInput(filters, nowMs), {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (former) => former,
    meta: { live: true },
  })
  return { ...statement, lines: statement.data?.pages.flatMap(({ lines }) => lines) ?? [] }
}
