import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { inboundInput, webhookFilters } from '@/features/admin/billing/webhooks/filters'
import { WebhooksPage } from '@/features/admin/billing/webhooks/webhooks-page'
import { AdminsOnly } from '@/features/admin/parts/admins-only'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-billing.webhooks')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/webhooks'>) {
  const me = await requireMe()
  // Asking would be a refusal in the audit log.
  if (me.role !== 'admin') return <AdminsOnly />
  const api = await serverApi()
  const asked = parseFilters(webhookFilters, toSearchParams(await searchParams))
  return <WebhooksPage asked={asked} first={await api.admin.billing.inbound(inboundInput(asked))} />
}
