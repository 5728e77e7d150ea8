'use client'

import { trpc } from '@/trpc/client'
import { filtersToInput, type Reader, type StatementFilters } from './statement-filters'

/** Movements under these filters, page by page. */
export function useStatement(filters: StatementFilters, reader: Reader) {
  const statement = trpc.credits.statement.useInfiniteQuery(filtersToInput(filters, reader), {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (former) => former,
    meta: { live: true },
  })
  return { ...statement, lines: statement.data?.pages.flatMap(({ lines }) => lines) ?? [] }
}
