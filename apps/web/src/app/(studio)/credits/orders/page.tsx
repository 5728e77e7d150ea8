import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HISTORY_INPUT } from '@/features/billing/history/history-input'
import { HistoryPage } from '@/features/billing/history/history-page'
import { ORDERS_INPUT } from '@/features/billing/orders/orders-input'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.orders')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const [first, orders] = await Promise.all([api.billing.history(HISTORY_INPUT), api.billing.orders(ORDERS_INPUT)])
  return <HistoryPage first={first} orders={orders} />
}
