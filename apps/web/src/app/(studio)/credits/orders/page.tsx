import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ORDERS_INPUT } from '@/features/billing/orders/orders-input'
import { OrdersPage } from '@/features/billing/orders/orders-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.orders')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <OrdersPage first={await api.billing.orders(ORDERS_INPUT)} />
}
