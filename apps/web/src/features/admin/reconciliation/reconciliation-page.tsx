'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { Scale } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { AdminPage } from '../parts/admin-page'
import { Broken } from '../parts/broken'
import { Ago } from '../parts/moment'
import { ChecksTable } from './checks-table'
import { EarlierRuns } from './earlier-runs'

/** Do ledger, generations and payments agree? The latest run with every check, and the runs before it. */
export function ReconciliationPage({ first }: { first: Outputs['admin']['reconciliation']['runs'] }) {
  const t = useTranslations('admin-reconciliation')
  useSeed([[getQueryKey(trpc.admin.reconciliation.runs, undefined, 'query'), first]])
  const utils = trpc.useUtils()
  const { data: runs = first, isError, error, refetch } = trpc.admin.reconciliation.runs.useQuery()
  const check = trpc.admin.reconciliation.run.useMutation({
    onSuccess: () => utils.admin.reconciliation.runs.invalidate(),
  })
  const [latest, ...earlier] = runs
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
      {isError ? <Broken title={t('broken')} error={error} retry={() => void refetch()} /> : null}
      {check.isError ? <Broken title={t('notRun')} error={check.error} retry={() => check.mutate()} /> : null}
      {latest ? (
        <>
          <Callout
            tone={latest.differences === 0 ? 'released' : 'failed'}
            title={latest.differences === 0 ? t('agrees') : t('differs', { count: latest.differences })}
          >
            {latest.differences === 0 ? t('agreesText') : t('differsText')} <Ago at={latest.finishedAt} />
          </Callout>
          <ChecksTable checks={latest.checks} />
          <EarlierRuns runs={earlier} />
        </>
      ) : (
        <EmptyState icon={<Scale />} title={t('emptyTitle')} text={t('emptyText')} action={button} />
      )}
    </AdminPage>
  )
}
