'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { ReceiptText, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { LinesSkeleton } from './credits-skeleton'
import { isFiltered, noFilters, type StatementFilters } from './statement-filters'
import { StatementFilterBar } from './statement-filter-bar'
import { StatementTable } from './statement-table'
import { Unreadable } from './unreadable'
import { useStatement } from './use-statement'

export interface StatementProps {
  filters: StatementFilters
  onFilters: (filters: StatementFilters) => void
  nowMs: number
}

/** Every movement of the creator's credits under the filters. */
export function Statement({ filters, onFilters, nowMs }: StatementProps) {
  const t = useTranslations('credits.statement')
  const statement = useStatement(filters, nowMs)
  const { lines, isPending, isError, isSuccess } = statement
  const isEmpty = isSuccess && lines.length === 0
  const isNew = isEmpty && !isFiltered(filters)
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </div>
      {isNew ? null : <StatementFilterBar filters={filters} onChange={onFilters} />}
      {isPending ? <LinesSkeleton /> : null}
      {isError && lines.length === 0 ? (
        <Unreadable title={t('broken')} error={statement.error} onRetry={() => void statement.refetch()} />
      ) : null}
      {isNew ? <NothingYet /> : null}
      {isEmpty && !isNew ? <NothingFits onClear={() => onFilters(noFilters)} /> : null}
      {lines.length > 0 ? (
        <div className={statement.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
          <StatementTable lines={lines} />
          <LoadMore
            label={t('more')}
            shown={statement.isFetchNextPageError ? t('moreBroken') : t('shown', { count: lines.length })}
            loading={statement.isFetchingNextPage}
            done={!statement.hasNextPage}
            onLoad={() => void statement.fetchNextPage()}
          />
        </div>
      ) : null}
    </section>
  )
}

function NothingYet() {
  const t = useTranslations('credits.statement')
  return (
    <EmptyState
      icon={<ReceiptText />}
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

function NothingFits({ onClear }: { onClear: () => void }) {
  const t = useTranslations('credits.statement')
  return (
    <EmptyState
      size="inline"
      icon={<SearchX />}
      title={t('noneTitle')}
      text={t('noneText')}
      action={<Button onClick={onClear}>{t('noneAction')}</Button>}
    />
  )
}
