import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PackagesPage } from '@/features/admin/billing/packages/packages-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-billing.packages')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const [isSelling, first] = await Promise.all([api.billing.isSelling(), api.admin.billing.packages()])
  return <PackagesPage isSelling={isSelling} first={first} />
}
