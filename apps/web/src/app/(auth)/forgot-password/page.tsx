import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ForgotPassword } from '@/features/identity/password/forgot-password'
import { readOutbox } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.forgot')
  return { title: t('title') }
}

export default async function Page() {
  return <ForgotPassword showsDemo={(await readOutbox()) !== null} />
}
