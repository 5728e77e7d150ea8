import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { AuditPage } from '@/features/admin/audit/audit-page'
import { auditFilters, auditInput } from '@/features/admin/audit/filters'
import { AdminsOnly } from '@/features/admin/parts/admins-only'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.audit')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/audit'>) {
  const me = await requireMe()
  // Asking would be a refusal in the very log they may not read.
  if (me.role !== 'admin') return <AdminsOnly />
  const api = await serverApi()
  const asked = parseFilters(auditFilters, toSearchParams(await searchParams))
  return <AuditPage asked={asked} first={await api.admin.ops.audit(auditInput(asked))} />
}
