import { emailAddress } from '@studiolo/core/identity/contract'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExpiredLink } from '@/features/identity/links/expired-link'
import { FollowLink } from '@/features/identity/links/follow-link'
import { readToken } from '@/features/identity/links/read-token'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn')
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } }
}

export default async function Page({ searchParams }: PageProps<'/sign-in/link'>) {
  const { token: given, email } = await searchParams
  const token = readToken(given)
  if (!token) return <ExpiredLink purpose="link" cause="incomplete" />
  return <FollowLink purpose="link" token={token} email={emailAddress.safeParse(email).data} />
}
