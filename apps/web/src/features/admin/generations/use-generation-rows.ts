'use client'

import { useEffect, useMemo } from 'react'
import { trpc, type Outputs } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { pageByPage } from '../table/pages'
import { generationsInput, type GenerationFilters } from './filters'
import { hasEnded, isLive, mergeRows, type GenerationRow } from './live-rows'

const LIVE_MS = 5000
const LIVE_LIMIT = 100

/**
 * The table's rows. While some of them are under way, those alone are asked for again every five seconds; when one of
 * them has ended, the list is read anew. `isMissing`: the one that should stand open does not exist.
 */
export function useGenerationRows(filters: GenerationFilters) {
  const input = generationsInput(filters)
  const query = trpc.admin.generations.list.useInfiniteQuery(input, pageByPage)
  const { refetch } = query
  const read = useMemo(() => query.data?.pages.flatMap(rowsOf) ?? [], [query.data])

  const { data: livePage, dataUpdatedAt } = trpc.admin.generations.list.useQuery(
    { ...input, live: true, limit: LIVE_LIMIT },
    { enabled: read.some(isLive), refetchInterval: LIVE_MS, staleTime: 0 },
  )
  const live = useMemo(() => (livePage ? rowsOf(livePage) : []), [livePage])
  // More are under way than one answer holds: then a missing one may still be on its way.
  const ended = livePage !== undefined && livePage.nextCursor === null && hasEnded(read, live)
  // Told apart by its time: what the list does not show yet is looked for again after the next answer, not in a loop.
  const endedAt = ended ? dataUpdatedAt : 0
  useEffect(() => {
    if (endedAt > 0) void refetch()
  }, [endedAt, refetch])

  const { open } = filters
  const { data: opened, error } = trpc.admin.generations.get.useQuery(
    { id: open ?? '' },
    {
      enabled: open !== undefined,
      refetchInterval: ({ state }) => (state.data && isLive(state.data) ? LIVE_MS : false),
    },
  )
  const rows = useMemo(() => mergeRows(read, live, opened), [read, live, opened])
  return { query, rows, isMissing: open !== undefined && error !== null && readError(error).kind === 'NOT_FOUND' }
}

function rowsOf({ items, userIds }: Outputs['admin']['generations']['list']): GenerationRow[] {
  return items.map((item) => ({ ...item, userId: userIds[item.id] ?? '' }))
}
