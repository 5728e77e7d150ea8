import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PricesPage } from '@/features/admin/prices/prices-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-prices')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <PricesPage first={await api.admin.pricing.book()} />
}
