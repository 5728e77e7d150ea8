import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoorsSection } from '@/features/identity/settings/doors-section'
import { EmailSection } from '@/features/identity/settings/email-section'
import { PasswordSection } from '@/features/identity/settings/password-section'
import { readDoorError } from '@/features/identity/sign-in/door-error'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const [nav, identity] = await Promise.all([getTranslations('identity.nav'), getTranslations('identity')])
  return { title: `${nav('signIn')} · ${identity('heading')}` }
}

export default async function Page({ searchParams }: PageProps<'/settings/sign-in'>) {
  const me = await requireMe()
  const api = await serverApi()
  const doors = await api.identity.doors()
  const { error } = await searchParams
  return (
    <>
      <EmailSection me={me} />
      <PasswordSection me={me} />
      <DoorsSection me={me} doors={doors} doorError={readDoorError(error)} />
    </>
  )
}
