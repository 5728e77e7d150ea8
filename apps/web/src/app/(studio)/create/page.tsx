import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreatePage } from '@/features/generation/create-page'
import { LATEST_INPUT } from '@/features/generation/latest/latest-input'
import { readPrefill } from '@/features/generation/start/read-prefill'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: t('create') }
}

export default async function Page({ searchParams }: PageProps<'/create'>) {
  const me = await requireMe()
  const api = await serverApi()
  const [prefill, prices, allowances, latest] = await Promise.all([
    readPrefill(await searchParams, (id) => api.generation.get({ id })),
    api.recipes.prices(),
    api.plans.allowances(),
    api.generation.list(LATEST_INPUT),
  ])
  return <CreatePage userId={me.id} prefill={prefill} prices={prices} allowances={allowances} latest={latest} />
}
