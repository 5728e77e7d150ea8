'use client'

import type { QueueJob } from '@studiolo/core/ops/contract'
import { ChipGroup } from '@studiolo/ui/chips'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useSeed } from '@/trpc/use-seed'
import { trpc } from '@/trpc/client'
import { FilterBar } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { AdminList } from '../table/admin-list'
import { countStates, jobStates, queueFilters } from './filters'
import { JobDetail } from './job-detail'
import { useColumns } from './use-columns'

const REFRESH_MS = 5000
const ALL = 'all'

/** What the workers have to do: what died first, each with its last error and what can be done about it. */
export function QueuePage({ first }: { first: QueueJob[] }) {
  const t = useTranslations('admin.queue')
  useSeed([[getQueryKey(trpc.admin.ops.queue, undefined, 'query'), first]])
  const query = trpc.admin.ops.queue.useQuery(undefined, { refetchInterval: REFRESH_MS })
  const { filters, change } = useAddressFilters(queueFilters)
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
