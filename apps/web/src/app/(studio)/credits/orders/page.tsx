import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HISTORY_INPUT } from '@/features/billing/history/history-input'
import { HistoryPage } from '@/features/billing/history/history-page'
import { UNPAID_INPUT } from '@/features/billing/history/unpaid-input'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.orders')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const [first, unpaid] = await Promise.all([
    api.billing.history(HISTORY_INPUT),
    api.billing.unpaidOrders(UNPAID_INPUT),
  ])
  return <HistoryPage first={first} unpaid={unpaid} />
}
