import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { paymentFilters, paymentsInput } from '@/features/admin/billing/payments/filters'
import { PaymentsPage } from '@/features/admin/billing/payments/payments-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-billing.payments')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/payments'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(paymentFilters, toSearchParams(await searchParams))
  return <PaymentsPage asked={asked} first={await api.admin.billing.payments(paymentsInput(asked))} />
}
