import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readToken } from '@/features/identity/links/read-token'
import { ProveEmail } from '@/features/identity/settings/prove-email'
import { requireMe } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('identity.email')
  return { title: t('confirmTitle'), referrer: 'no-referrer', robots: { index: false } }
}

export default async function Page({ searchParams }: PageProps<'/settings/add-email'>) {
  await requireMe()
  return <ProveEmail token={readToken((await searchParams).token)} />
}
