'use client'

import type { AssetPage } from '@studiolo/core/assets/contract'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { ErrorState } from '@studiolo/ui/error-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { getQueryKey } from '@trpc/react-query'
import { Images, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useCallback, useEffect } from 'react'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { AssetGrid } from './asset-grid'
import { AssetList } from './asset-list'
import { FilterBar, ViewBar } from './filter-bar'
import { filtersToInput, filtersToQuery, isFiltered, noFilters, type LibraryFilters } from './filters'
import { GridSkeleton } from './library-skeleton'
import { SelectionBar } from './selection-bar'
import { useSelection } from './selection-store'
import { useFilters } from './use-filters'
import { useLibrary } from './use-library'
import { useReturn } from './use-return'

/** All that was made and kept. `first` is the first page under the address's filters. */
export function LibraryPage({ filters: asked, first }: { filters: LibraryFilters; first: AssetPage }) {
  const t = useTranslations('assets')
  const words = useErrorWords()
  useSeed([[getQueryKey(trpc.assets.list, filtersToInput(asked), 'infinite'), asFirstPage(first)]])
  const [filters, change] = useFilters()
  const library = useLibrary(filters)
  const { tiles, total, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = library
  const { returnTo, leave } = useReturn(filtersToQuery(filters))

  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  // What was chosen here means nothing elsewhere.
  useEffect(() => () => useSelection.getState().clear(), [])

  const List = filters.view === 'grid' ? AssetGrid : AssetList
  return (
    <div className="flex w-full flex-col gap-5 px-6 pt-6 pb-24 max-sm:px-3 max-sm:pt-4">
      <header className="flex flex-col gap-4">
        <div className="flex items-center gap-3">
          <h1 className="text-2xl font-semibold">{t('heading')}</h1>
          <p aria-live="polite" className="numeric text-sm text-muted">
            {total === 0 ? null : t('works', { count: total })}
          </p>
          {tiles.length > 0 ? <ViewBar filters={filters} onChange={change} /> : null}
        </div>
        <FilterBar filters={filters} onChange={change} />
      </header>
      {library.isPending ? <GridSkeleton /> : null}
      {library.isError && tiles.length === 0 ? (
        <ErrorState
          title={t('broken')}
          text={`${words(library.error).message} ${words(library.error).suggestion}`}
          action={<Button onClick={() => void library.refetch()}>{t('again')}</Button>}
        />
      ) : null}
      {library.isSuccess && tiles.length === 0 ? (
        <Nothing filters={filters} onClear={() => change({ ...noFilters, view: filters.view })} />
      ) : null}
      {tiles.length > 0 ? (
        <div className={library.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
          <List key={filters.view} tiles={tiles} total={total} onEnd={onEnd} onOpen={leave} returnTo={returnTo} />
          {isFetchingNextPage ? <GridSkeleton rows={1} /> : null}
          {isFetchNextPageError ? (
            <LoadMore label={t('again')} shown={t('brokenMore')} onLoad={() => void fetchNextPage()} />
          ) : null}
        </div>
      ) : null}
      <SelectionBar tiles={tiles} />
    </div>
  )
}

function Nothing({ filters, onClear }: { filters: LibraryFilters; onClear: () => void }) {
  const t = useTranslations('assets')
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('noneTitle')}
        text={filters.search ? t('noneSearch', { search: filters.search.slice(0, 60) }) : t('noneText')}
        action={<Button onClick={onClear}>{t('clearFilters')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={<Images />}
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        <Button variant="primary" render={<Link href="/create" />}>
          {t('emptyAction')}
        </Button>
      }
    />
  )
}
