import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { AlertsPage } from '@/features/admin/alerts/alerts-page'
import { alertFilters, alertsInput } from '@/features/admin/alerts/filters'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-alerts')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/alerts'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(alertFilters, toSearchParams(await searchParams))
  return <AlertsPage asked={asked} first={await api.admin.ops.alerts(alertsInput(asked))} />
}
