'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinesSkeleton } from './credits-skeleton'
import { StatementTable } from './statement-table'
import { Unreadable } from './unreadable'
import type { useStatement } from './use-statement'

export interface StatementListProps {
  statement: ReturnType<typeof useStatement>
  /** Takes the filters away. */
  onClear: () => void
}

/** The movements under the filters, and more of them; or that none fits, or that they could not be read. */
export function StatementList({ statement, onClear }: StatementListProps) {
  const t = useTranslations('credits.statement')
  const { lines, isPending, isError, isSuccess } = statement
  if (isPending) return <LinesSkeleton />
  if (isError && lines.length === 0) {
    return <Unreadable title={t('broken')} error={statement.error} onRetry={() => void statement.refetch()} />
  }
  return (
    <div className={statement.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      {isSuccess && lines.length === 0 ? <NothingFits onClear={onClear} /> : null}
      {lines.length > 0 ? (
        <>
          <StatementTable label={t('title')} lines={lines} />
          <LoadMore
            label={t('more')}
            shown={statement.isFetchNextPageError ? t('moreBroken') : t('shown', { count: lines.length })}
            loading={statement.isFetchingNextPage}
            done={!statement.hasNextPage}
            onLoad={() => void statement.fetchNextPage()}
          />
        </>
      ) : null}
    </div>
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
