import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { filtersToInput, readFilters } from '@/features/credits/statement-filters'
import { StatementPage } from '@/features/credits/statement-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credits.statement')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/credits/statement'>) {
  await requireMe()
  const asked = readFilters(await searchParams)
  const nowMs = Date.now()
  const api = await serverApi()
  const first = await api.credits.statement(filtersToInput(asked, { nowMs, timeZone: 'UTC' }))
  return <StatementPage asked={asked} first={first} nowMs={nowMs} />
}
