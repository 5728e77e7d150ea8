import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RUNS_INPUT } from '@/features/admin/reconciliation/filters'
import { ReconciliationPage } from '@/features/admin/reconciliation/reconciliation-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-reconciliation')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const first = await api.admin.reconciliation.runs(RUNS_INPUT)
  const latest = first.rows[0]
  const latestRun = latest ? await api.admin.reconciliation.get({ id: latest.id }) : null
  return <ReconciliationPage first={first} latestRun={latestRun} />
}
