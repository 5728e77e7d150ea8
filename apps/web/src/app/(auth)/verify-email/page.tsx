import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExpiredLink } from '@/features/identity/links/expired-link'
import { FollowLink } from '@/features/identity/links/follow-link'
import { readToken } from '@/features/identity/links/read-token'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.verify')
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } }
}

export default async function Page({ searchParams }: PageProps<'/verify-email'>) {
  const token = readToken((await searchParams).token)
  if (!token) return <ExpiredLink purpose="verify" cause="incomplete" />
  return <FollowLink purpose="verify" token={token} />
}
