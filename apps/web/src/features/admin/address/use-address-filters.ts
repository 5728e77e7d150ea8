'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { filtersToQuery, parseFilters, type FilterShape, type FiltersOf } from './address-filters'

/**
 * The filters of the address bar, and how to change some: undefined takes one out. A change replaces the address without
 * asking the server for the page.
 */
export function useAddressFilters<S extends FilterShape>(shape: S): [FiltersOf<S>, (change: FiltersOf<S>) => void] {
  const query = useSearchParams()
  const filters = useMemo(() => parseFilters(shape, new URLSearchParams(query)), [shape, query])
  const change = useCallback(
    (change: FiltersOf<S>) => {
      // Read anew: two changes may come before the page is drawn again.
      const current = parseFilters(shape, new URLSearchParams(window.location.search))
      const next = filtersToQuery(shape, { ...current, ...change })
      window.history.replaceState(null, '', window.location.pathname + next)
    },
    [shape],
  )
  return [filters, change]
}
