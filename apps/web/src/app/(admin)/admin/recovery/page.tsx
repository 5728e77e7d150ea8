import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { recoveriesInput, recoveryFilters } from '@/features/admin/recovery/filters'
import { RecoveryPage } from '@/features/admin/recovery/recovery-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-recovery')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/recovery'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(recoveryFilters, toSearchParams(await searchParams))
  return <RecoveryPage asked={asked} first={await api.admin.recovery.list(recoveriesInput(asked))} />
}
