'use client'

import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { Broken } from '../parts/broken'
import { TableSkeleton } from '../table/table-skeleton'
import { ChecksTable } from './checks-table'

/** Every check of a run, with the differences that were kept. */
export function RunChecks({ id }: { id: number }) {
  const t = useTranslations('admin-reconciliation')
  const { data, isPending, error, refetch } = trpc.admin.reconciliation.get.useQuery({ id }, { staleTime: Infinity })
  if (data) return <ChecksTable checks={data.checks} />
  if (isPending) return <TableSkeleton label={t('reading')} columns={2} />
  return <Broken title={t('runBroken')} error={error} retry={() => void refetch()} />
}
