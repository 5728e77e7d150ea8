'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { filtersToQuery, isNarrowed, parseFilters, type FilterShape, type FiltersOf } from './address-filters'

export interface AddressFilters<S extends FilterShape> {
  filters: FiltersOf<S>
  /** Sets some; undefined takes one out. */
  change: (change: FiltersOf<S>) => void
  /** Takes all out, also the row that stands open; undefined where nothing is filtered. */
  clear: (() => void) | undefined
}

/** The filters of the address bar. A change replaces the address without asking the server for the page. */
export function useAddressFilters<S extends FilterShape>(shape: S): AddressFilters<S> {
  const query = useSearchParams()
  const filters = useMemo(() => parseFilters(shape, new URLSearchParams(query)), [shape, query])
  const change = useCallback(
    (change: FiltersOf<S>) => {
      // Read anew: two changes may come before the page is drawn again.
      const current = parseFilters(shape, new URLSearchParams(window.location.search))
      replaceQuery(filtersToQuery(shape, { ...current, ...change }))
    },
    [shape],
  )
  return { filters, change, clear: isNarrowed(filters) ? clear : undefined }
}

const clear = () => replaceQuery('')

function replaceQuery(query: string) {
  window.history.replaceState(null, '', window.location.pathname + query)
}
