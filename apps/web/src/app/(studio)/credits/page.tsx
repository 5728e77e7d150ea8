import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreditsPage } from '@/features/credits/credits-page'
import { rulesInForce } from '@/features/credits/rules-in-force'
import { filtersToInput, parseFilters } from '@/features/credits/statement-filters'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credits')
  return { title: t('heading') }
}

export default async function Page({ searchParams }: PageProps<'/credits'>) {
  await requireMe()
  const query = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const filters = parseFilters(new URLSearchParams(query))
  const nowMs = Date.now()
  const api = await serverApi()
  const [prices, first, lots, isSelling, packages, topUp] = await Promise.all([
    api.recipes.prices(),
    api.credits.statement(filtersToInput(filters, nowMs)),
    api.credits.lots(),
    api.billing.isSelling(),
    api.billing.packages(),
    api.billing.topUp(),
  ])
  return (
    <CreditsPage
      prices={rulesInForce(prices)}
      asked={filters}
      first={first}
      lots={lots}
      selling={{ isSelling, packages }}
      topUp={topUp}
      nowMs={nowMs}
    />
  )
}
