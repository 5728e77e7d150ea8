'use client'

import { LoadMore } from '@studiolo/ui/pagination'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Broken } from '../parts/broken'
import { AdminTable, type AdminTableProps } from './admin-table'
import { TableSkeleton } from './table-skeleton'

/** What a list needs to know of its query; a plain one has no next page. */
export interface ListQuery {
  isPending: boolean
  isError: boolean
  error: unknown
  refetch: () => unknown
  isPlaceholderData: boolean
  hasNextPage?: boolean
  isFetchingNextPage?: boolean
  fetchNextPage?: () => unknown
}

export interface AdminListProps<R> extends AdminTableProps<R> {
  query: ListQuery
  /** What to say when nothing is there. */
  empty: ReactNode
  /** What to say when it could not be read. */
  broken: string
}

/** A table with all its states: loading, broken, empty, more to come. */
export function AdminList<R>({ query, empty, broken, ...table }: AdminListProps<R>) {
  const t = useTranslations('admin.table')
  const { rows, columns } = table
  if (rows.length === 0 && query.isPending) return <TableSkeleton label={t('loading')} columns={columns.length} />
  if (rows.length === 0 && query.isError) {
    return <Broken title={broken} error={query.error} retry={() => void query.refetch()} />
  }
  if (rows.length === 0) return <div className="rounded-md border border-line bg-surface">{empty}</div>
  return (
    <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <AdminTable {...table} />
      {query.isError ? <Broken title={broken} error={query.error} retry={() => void query.refetch()} /> : null}
      <LoadMore
        className="py-4"
        label={t('more')}
        shown={t(query.hasNextPage ? 'shownSoFar' : 'shown', { count: rows.length })}
        loading={query.isFetchingNextPage}
        loadingLabel={t('loading')}
        done={!query.hasNextPage}
        onLoad={() => void query.fetchNextPage?.()}
      />
    </div>
  )
}
