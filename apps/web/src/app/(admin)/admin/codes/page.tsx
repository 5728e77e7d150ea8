import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CodesPage } from '@/features/admin/codes/codes-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('codes.admin')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <CodesPage first={await api.admin.codes.batches()} />
}
