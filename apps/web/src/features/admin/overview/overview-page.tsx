'use client'

import type { Overview } from '@studiolo/core/ops/contract'
import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { useSeed } from '@/trpc/use-seed'
import { trpc } from '@/trpc/client'
import { AdminPage } from '../parts/admin-page'
import { Broken } from '../parts/broken'
import { Ago } from '../parts/moment'
import { OverviewStats } from './overview-stats'
import { StartsChart } from './starts-chart'
import { verdictOf } from './verdict'
import { VerdictBanner } from './verdict-banner'
import { WorkersTable } from './workers-table'

const REFRESH_MS = 5000

/** Is it working? The verdict, its causes and what to do; then the numbers and the machines. */
export function OverviewPage({ first }: { first: Overview }) {
  const t = useTranslations('admin.overview')
  useSeed([[getQueryKey(trpc.admin.ops.overview, undefined, 'query'), first]])
  const {
    data = first,
    dataUpdatedAt,
    isError,
    error,
    refetch,
  } = trpc.admin.ops.overview.useQuery(undefined, {
    refetchInterval: REFRESH_MS,
  })
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      actions={
        <p className="text-xs text-muted">
          {t('updated')} <Ago at={new Date(dataUpdatedAt)} />
        </p>
      }
    >
      {isError ? <Broken title={t('broken')} error={error} retry={() => void refetch()} /> : null}
      <VerdictBanner verdict={verdictOf(data)} />
      <OverviewStats overview={data} />
      <WorkersTable workers={data.workers} />
      <StartsChart perHour={data.startedPerHour} />
    </AdminPage>
  )
}
