import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReconciliationPage } from '@/features/admin/reconciliation/reconciliation-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-reconciliation')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <ReconciliationPage first={await api.admin.reconciliation.runs()} />
}
