'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { trpc } from '@/trpc/client'
import type { FiltersOf } from '../address/address-filters'
import { pageByPage, useRows } from '../table/pages'
import { usersInput, type userFilters } from './filters'

/** People page by page, and what each of them has. */
export function usePeople(filters: FiltersOf<typeof userFilters>) {
  const query = trpc.admin.users.list.useInfiniteQuery(usersInput(filters), pageByPage)
  const rows = useRows(query.data)
  const { data: balances } = trpc.admin.credits.balances.useQuery(
    // The procedure takes 200 at a time; further down the balance is read when the row opens.
    { userIds: rows.slice(0, 200).map((row) => row.id) },
    { enabled: rows.length > 0, placeholderData: keepPreviousData },
  )
  return { query, rows, balances }
}
