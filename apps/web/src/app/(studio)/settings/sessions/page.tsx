import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SessionsSection } from '@/features/identity/settings/sessions-section'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const [nav, identity] = await Promise.all([getTranslations('identity.nav'), getTranslations('identity')])
  return { title: `${nav('sessions')} · ${identity('heading')}` }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <SessionsSection sessions={await api.identity.sessions()} nowMs={Date.now()} />
}
