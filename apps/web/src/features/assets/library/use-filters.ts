'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { filtersToQuery, parseFilters, type LibraryFilters } from './filters'

/** The filters of the address bar. Changing them replaces the address without asking the server for the page. */
export function useFilters(): [LibraryFilters, (change: Partial<LibraryFilters>) => void] {
  const query = useSearchParams()
  const filters = useMemo(() => parseFilters(new URLSearchParams(query)), [query])
  const change = useCallback((change: Partial<LibraryFilters>) => {
    // Read anew: two changes may come before the page is drawn again.
    const current = parseFilters(new URLSearchParams(window.location.search))
    window.history.replaceState(null, '', window.location.pathname + filtersToQuery({ ...current, ...change }))
  }, [])
  return [filters, change]
}
