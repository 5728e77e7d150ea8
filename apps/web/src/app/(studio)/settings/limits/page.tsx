import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LimitsSection } from '@/features/credits/limits/limits-section'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const [nav, identity] = await Promise.all([getTranslations('identity.nav'), getTranslations('identity')])
  return { title: `${nav('limits')} · ${identity('heading')}` }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const [limits, keys] = await Promise.all([api.credits.spendLimits(), api.apiKeys.list()])
  return <LimitsSection limits={limits} keys={keys} />
}
