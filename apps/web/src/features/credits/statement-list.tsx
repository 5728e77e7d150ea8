'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PagedList } from './paged-list'
import { StatementTable } from './statement-table'
import type { useStatement } from './use-statement'

export interface StatementListProps {
  statement: ReturnType<typeof useStatement>
  /** Takes the filters away. */
  onClear: () => void
}

/** The movements under the filters, and more of them; or that none fits, or that they could not be read. */
export function StatementList({ statement, onClear }: StatementListProps) {
  const t = useTranslations('credits.statement')
  const { lines } = statement
  return (
    <PagedList of="credits.statement" query={statement} count={lines.length} empty={<NothingFits onClear={onClear} />}>
      <StatementTable label={t('title')} lines={lines} />
    </PagedList>
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
