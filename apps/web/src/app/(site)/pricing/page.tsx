import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PricingPage } from '@/features/billing/pricing/pricing-page'
import { rulesInForce } from '@/features/credits/rules-in-force'
import { readMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.pricing')
  return { title: t('link'), description: t('lead') }
}

export default async function Page() {
  const api = await serverApi()
  const [me, prices, isSelling, packages, plans] = await Promise.all([
    readMe(),
    api.recipes.prices(),
    api.billing.isSelling(),
    api.billing.packages(),
    api.plans.list(),
  ])
  const mine = me && {
    mine: await api.plans.mine(),
    subscription: await api.billing.subscription(),
    names: await api.billing.names(),
  }
  return (
    <PricingPage prices={rulesInForce(prices)} isSelling={isSelling} packages={packages} plans={plans} mine={mine} />
  )
}
