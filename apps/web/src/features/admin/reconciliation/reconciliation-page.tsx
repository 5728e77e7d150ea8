'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { Scale } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Broken } from '../parts/broken'
import { Ago } from '../parts/moment'
import { pageByPage, useRows } from '../table/pages'
import { EarlierRuns } from './earlier-runs'
import { reconciliationFilters, RUNS_INPUT } from './filters'
import { RunChecks } from './run-checks'

export interface ReconciliationPageProps {
  first: Outputs['admin']['reconciliation']['runs']
  /** The latest run whole; null where none was made yet. */
  latestRun: Outputs['admin']['reconciliation']['get'] | null
}

/** Do ledger, generations and payments agree? The latest run with every check, and the runs before it. */
export function ReconciliationPage({ first, latestRun }: ReconciliationPageProps) {
  const t = useTranslations('admin-reconciliation')
  const { runs: runsOf, get } = trpc.admin.reconciliation
  useSeed([
    [getQueryKey(runsOf, RUNS_INPUT, 'infinite'), asFirstPage(first)],
    ...(latestRun ? [[getQueryKey(get, { id: latestRun.id }, 'query'), latestRun] as const] : []),
  ])
  const utils = trpc.useUtils()
  const { filters, change } = useAddressFilters(reconciliationFilters)
  const query = runsOf.useInfiniteQuery(RUNS_INPUT, pageByPage)
  const check = trpc.admin.reconciliation.run.useMutation({
    onSuccess: (run) => {
      utils.admin.reconciliation.get.setData({ id: run.id }, run)
      return utils.admin.reconciliation.runs.invalidate()
    },
  })
  const [latest, ...earlier] = useRows(query.data)
  const button = (
    <Button
      icon={<Scale aria-hidden="true" />}
      loading={check.isPending}
      loadingLabel={t('running')}
      onClick={() => check.mutate()}
    >
      {t('run')}
    </Button>
  )
  return (
    <AdminPage title={t('title')} text={t('text')} actions={latest ? button : undefined}>
      {query.isError && earlier.length === 0 ? (
        <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {check.isError ? <Broken title={t('notRun')} error={check.error} retry={() => check.mutate()} /> : null}
      {latest ? (
        <>
          <Callout
            tone={latest.differences === 0 ? 'released' : 'failed'}
            title={latest.differences === 0 ? t('agrees') : t('differs', { count: latest.differences })}
          >
            {latest.differences === 0 ? t('agreesText') : t('differsText')} <Ago at={latest.finishedAt} />
          </Callout>
          <RunChecks key={latest.id} id={latest.id} />
          <EarlierRuns
            runs={earlier}
            query={query}
            openId={filters.open}
            onOpen={(open) => change({ open: reconciliationFilters.open(open ?? '') })}
          />
        </>
      ) : (
        <EmptyState icon={<Scale />} title={t('emptyTitle')} text={t('emptyText')} action={button} />
      )}
    </AdminPage>
  )
}
