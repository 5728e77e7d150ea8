import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreditsPage } from '@/features/credits/credits-page'
import { LATEST_INPUT } from '@/features/credits/latest-input'
import { rulesInForce } from '@/features/credits/rules-in-force'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credits')
  return { title: t('heading') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  const [prices, lots, latest, isSelling, packages, topUp] = await Promise.all([
    api.recipes.prices(),
    api.credits.lots(),
    api.credits.statement(LATEST_INPUT),
    api.billing.isSelling(),
    api.billing.packages(),
    api.billing.topUp(),
  ])
  return (
    <CreditsPage
      prices={rulesInForce(prices)}
      lots={lots}
      latest={latest}
      selling={{ isSelling, packages }}
      topUp={topUp}
      nowMs={Date.now()}
    />
  )
}
