import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExpiredLink } from '@/features/identity/links/expired-link'
import { readToken } from '@/features/identity/links/read-token'
import { ResetPassword } from '@/features/identity/password/reset-password'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.reset')
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } }
}

export default async function Page({ searchParams }: PageProps<'/reset-password'>) {
  const token = readToken((await searchParams).token)
  if (!token) return <ExpiredLink purpose="reset" cause="incomplete" />
  return <ResetPassword token={token} />
}
