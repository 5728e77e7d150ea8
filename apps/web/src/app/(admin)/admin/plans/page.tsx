import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlansPage } from '@/features/admin/billing/plans/plans-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-plans.plans')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const [isSelling, first] = await Promise.all([api.billing.isSelling(), api.admin.plans.list()])
  return <PlansPage isSelling={isSelling} first={first} />
}
