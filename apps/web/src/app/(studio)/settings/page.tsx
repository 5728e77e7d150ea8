import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LookSection } from '@/features/identity/settings/look-section'
import { ProfileSection } from '@/features/identity/settings/profile-section'
import { requireMe } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity')
  return { title: t('heading') }
}

export default async function Page({ searchParams }: PageProps<'/settings'>) {
  const me = await requireMe()
  // Outside doors come back here when linking them failed.
  const { error } = await searchParams
  if (typeof error === 'string') redirect(`/settings/sign-in?error=${encodeURIComponent(error)}`)
  return (
    <>
      <ProfileSection me={me} />
      <LookSection me={me} />
    </>
  )
}
