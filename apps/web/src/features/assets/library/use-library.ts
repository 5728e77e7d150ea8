'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '@/trpc/client'
import { filtersToInput, type LibraryFilters } from './filters'

/** The library under these filters, page by page; the last answer stays in sight while the next is on its way. */
export function useLibrary(filters: LibraryFilters) {
  const query = trpc.assets.list.useInfiniteQuery(filtersToInput(filters), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    meta: { live: true },
  })
  const { pages } = query.data ?? {}
  const tiles = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  return { ...query, tiles, total: pages?.[0]?.total ?? 0 }
}
