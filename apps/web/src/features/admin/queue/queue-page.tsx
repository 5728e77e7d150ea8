'use client'

import type { QueueJob } from '@studiolo/core/ops/contract'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { EmptyState } from '@studiolo/ui/empty-state'
import { createColumnHelper } from '@tanstack/react-table'
import { getQueryKey } from '@trpc/react-query'
import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { ChipGroup } from '@studiolo/ui/chips'
import { useSeed } from '@/features/generation/start/seed-cache'
import { trpc } from '@/trpc/client'
import { FilterBar } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { shortId } from '../parts/id-text'
import { Ago } from '../parts/moment'
import { AdminList } from '../table/admin-list'
import { countStates, jobStates, queueFilters } from './filters'
import { JobDetail } from './job-detail'

const REFRESH_MS = 5000
const ALL = 'all'
const tones: Record<QueueJob['state'], BadgeTone> = {
  dead: 'failed',
  running: 'held',
  waiting: 'neutral',
  later: 'outline',
}

/** What the workers have to do: what died first, each with its last error and what can be done about it. */
export function QueuePage({ first }: { first: QueueJob[] }) {
  const t = useTranslations('admin.queue')
  useSeed([[getQueryKey(trpc.admin.ops.queue, undefined, 'query'), first]])
  const query = trpc.admin.ops.queue.useQuery(undefined, { refetchInterval: REFRESH_MS })
  const [filters, change] = useAddressFilters(queueFilters)
  const jobs = query.data ?? first
  const counts = countStates(jobs)
  const rows = useMemo(
    () => jobs.filter(({ state }) => !filters.state || state === filters.state),
    [jobs, filters.state],
  )
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')}>
          <ChipGroup
            label={t('state')}
            value={filters.state ?? ALL}
            onValueChange={(state) => change({ state: state === ALL ? undefined : state, open: undefined })}
            options={[
              { value: ALL, label: t('all', { count: jobs.length }) },
              ...jobStates.map((state) => ({ value: state, label: t(`counts.${state}`, { count: counts[state] }) })),
            ]}
          />
        </FilterBar>
      }
    >
      <AdminList
        label={t('title')}
        query={query}
        rows={rows}
        columns={useColumns()}
        rowId={(job) => job.id}
        rowName={(job) => `${job.name} ${job.id}`}
        openId={filters.open}
        onOpen={(open) => change({ open })}
        detail={(job) => <JobDetail job={job} />}
        isFailed={(job) => job.state === 'dead'}
        broken={t('broken')}
        empty={<EmptyState icon={<ListChecks />} title={t('emptyTitle')} text={t('emptyText')} />}
      />
    </AdminPage>
  )
}

const column = createColumnHelper<QueueJob>()

function useColumns() {
  const t = useTranslations('admin.queue')
  return useMemo(
    () => [
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <Badge tone={tones[row.original.state]}>{t(`states.${row.original.state}`)}</Badge>,
      }),
      column.display({
        id: 'name',
        header: t('name'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => row.original.name,
      }),
      column.display({
        id: 'subject',
        header: t('subject'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => (row.original.subject ? shortId(row.original.subject) : '–'),
      }),
      column.display({
        id: 'attempts',
        header: t('attempts'),
        meta: { align: 'end', className: 'whitespace-nowrap' },
        cell: ({ row }) => t('of', { made: row.original.attempts, most: row.original.maxAttempts }),
      }),
      column.display({
        id: 'runAt',
        header: t('runAt'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.runAt} />,
      }),
      column.display({
        id: 'lastError',
        header: t('lastError'),
        meta: { className: 'min-w-64 max-w-0 w-full' },
        cell: ({ row }) => <span className="block truncate">{firstLine(row.original.lastError) ?? '–'}</span>,
      }),
    ],
    [t],
  )
}

function firstLine(text: string | null): string | undefined {
  return text?.split('\n', 1)[0]
}
