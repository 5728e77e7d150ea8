'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { filtersToQuery, parseFilters, type StatementFilters } from './statement-filters'

/** The filters of the address bar. Changing them replaces the address without asking the server for the page. */
export function useStatementFilters(): [StatementFilters, (filters: StatementFilters) => void] {
  const query = useSearchParams()
  const filters = useMemo(() => parseFilters(new URLSearchParams(query)), [query])
  const show = (filters: StatementFilters) =>
    window.history.replaceState(null, '', window.location.pathname + filtersToQuery(filters))
  return [filters, show]
}
