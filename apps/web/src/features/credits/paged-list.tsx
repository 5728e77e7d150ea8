'use client'

import { LoadMore } from '@studiolo/ui/pagination'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinesSkeleton } from './credits-skeleton'
import { Unreadable } from './unreadable'

export interface PagedListProps {
  /** The list whose words say how it goes. */
  of: 'billing.orders' | 'credits.statement' | 'recovery.list'
  query: Pick<
    UseInfiniteQueryResult<unknown, unknown>,
    | 'isPending'
    | 'isError'
    | 'error'
    | 'refetch'
    | 'isPlaceholderData'
    | 'isFetchNextPageError'
    | 'isFetchingNextPage'
    | 'hasNextPage'
    | 'fetchNextPage'
  >
  /** How many rows are there. */
  count: number
  /** What to say when nothing is there. */
  empty: ReactNode
  /** The rows, when there are some. */
  children: ReactNode
}

/** A list that goes on page by page, in all its states: being read, not readable, empty, more to come. */
export function PagedList({ of, query, count, empty, children }: PagedListProps) {
  const t = useTranslations(of)
  if (query.isPending) return <LinesSkeleton />
  if (query.isError && count === 0) {
    return <Unreadable title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
  }
  return (
    <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      {count === 0 ? (
        empty
      ) : (
        <>
          {children}
          <LoadMore
            label={t('more')}
            shown={query.isFetchNextPageError ? t('moreBroken') : t('shown', { count })}
            loading={query.isFetchingNextPage}
            done={!query.hasNextPage}
            onLoad={() => void query.fetchNextPage()}
          />
        </>
      )}
    </div>
  )
}
