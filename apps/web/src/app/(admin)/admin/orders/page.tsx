import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { orderFilters, ordersInput } from '@/features/admin/billing/orders/filters'
import { OrdersPage } from '@/features/admin/billing/orders/orders-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-billing.orders')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/orders'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(orderFilters, toSearchParams(await searchParams))
  return <OrdersPage asked={asked} first={await api.admin.billing.orders(ordersInput(asked))} />
}
