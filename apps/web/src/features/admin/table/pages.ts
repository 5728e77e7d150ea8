import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'

/** How a list goes on, page by page; while other filters are asked for, the rows so far stay. */
export const pageByPage = {
  getNextPageParam: <C>(page: { nextCursor: C | null }) => page.nextCursor,
  placeholderData: keepPreviousData,
}

/** The rows of all pages read so far. */
export function useRows<R>(data: { pages: readonly { rows: R[] }[] } | undefined): R[] {
  return useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
}
