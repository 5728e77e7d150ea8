'use client'

import { LoadMore } from '@studiolo/ui/pagination'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Broken } from '../parts/broken'
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

export interface ListStatesProps {
  query: ListQuery
  /** How many rows are there. */
  count: number
  /** How many columns the table will have. */
  columns: number
  /** What to say when nothing is there. */
  empty: ReactNode
  /** What to say when it could not be read. */
  broken: string
  /** The table, when it has rows. */
  children: ReactNode
}

/** What stands in the place of a table or around it: loading, broken, empty, more to come. */
export function ListStates({ query, count, columns, empty, broken, children }: ListStatesProps) {
  const t = useTranslations('admin.table')
  const failure = query.isError ? (
    <Broken title={broken} error={query.error} retry={() => void query.refetch()} />
  ) : null
  if (count === 0 && query.isPending) return <TableSkeleton label={t('loading')} columns={columns} />
  if (count === 0) return failure ?? <div className="rounded-md border border-line bg-surface">{empty}</div>
  return (
    <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      {children}
      {failure}
      <LoadMore
        className="py-4"
        label={t('more')}
        shown={t(query.hasNextPage ? 'shownSoFar' : 'shown', { count })}
        loading={query.isFetchingNextPage}
        loadingLabel={t('loading')}
        done={!query.hasNextPage}
        onLoad={() => void query.fetchNextPage?.()}
      />
    </div>
  )
}
