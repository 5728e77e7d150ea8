import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RECOVERIES_INPUT } from '@/features/recovery/recoveries-input'
import { RecoveriesPage } from '@/features/recovery/recoveries-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recovery.list')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <RecoveriesPage first={await api.recovery.mine(RECOVERIES_INPUT)} />
}
