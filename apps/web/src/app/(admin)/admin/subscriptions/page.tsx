import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { subscriptionFilters, subscriptionsInput } from '@/features/admin/billing/subscriptions/filters'
import { SubscriptionsPage } from '@/features/admin/billing/subscriptions/subscriptions-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-billing.subscriptions')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/subscriptions'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(subscriptionFilters, toSearchParams(await searchParams))
  return <SubscriptionsPage asked={asked} first={await api.admin.billing.subscriptions(subscriptionsInput(asked))} />
}
