'use client'

import type { RunSummary } from '@studiolo/core/reconcile/contract'
import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Moment } from '../parts/moment'
import { AdminList } from '../table/admin-list'
import type { ListQuery } from '../table/list-states'
import { ResultBadge } from './checks-table'
import { RunChecks } from './run-checks'

export interface EarlierRunsProps {
  runs: RunSummary[]
  query: ListQuery
  openId: string | undefined
  onOpen: (id: string | undefined) => void
}

/** When the books were compared before, and what came of it; a run opens with the differences that were kept. */
export function EarlierRuns({ runs, query, openId, onOpen }: EarlierRunsProps) {
  const t = useTranslations('admin-reconciliation')
  const format = useFormatter()
  const columns = useColumns()
  if (runs.length === 0) return null
  return (
    <section aria-labelledby="earlier-runs" className="flex flex-col gap-2">
      <h2 id="earlier-runs" className="text-sm text-muted">
        {t('earlier')}
      </h2>
      <AdminList
        label={t('earlier')}
        query={query}
        rows={runs}
        columns={columns}
        rowId={({ id }) => String(id)}
        rowName={({ finishedAt }) => format.dateTime(finishedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        openId={openId}
        onOpen={onOpen}
        detail={({ id }) => <RunChecks id={id} />}
        broken={t('broken')}
        empty={null}
      />
    </section>
  )
}

const column = createColumnHelper<RunSummary>()

function useColumns() {
  const t = useTranslations('admin-reconciliation')
  return useMemo(
    () => [
      column.display({
        id: 'result',
        header: t('result'),
        cell: ({ row }) => <ResultBadge differences={row.original.differences} />,
      }),
      column.display({
        id: 'at',
        header: t('at'),
        meta: { className: 'w-full' },
        cell: ({ row }) => <Moment at={row.original.finishedAt} />,
      }),
    ],
    [t],
  )
}
