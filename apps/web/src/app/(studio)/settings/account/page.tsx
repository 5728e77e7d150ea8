import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeleteSection } from '@/features/identity/settings/delete-section'
import { requireMe } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const [nav, identity] = await Promise.all([getTranslations('identity.nav'), getTranslations('identity')])
  return { title: `${nav('account')} · ${identity('heading')}` }
}

export default async function Page() {
  return <DeleteSection me={await requireMe()} />
}
