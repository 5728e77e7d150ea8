import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KeysSection } from '@/features/identity/settings/keys-section'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const [nav, identity] = await Promise.all([getTranslations('identity.nav'), getTranslations('identity')])
  return { title: `${nav('keys')} · ${identity('heading')}` }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <KeysSection keys={await api.apiKeys.list()} nowMs={Date.now()} />
}
