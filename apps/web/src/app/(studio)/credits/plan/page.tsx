import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlanPage } from '@/features/billing/plan/plan-page'
import { CHANGE_TO } from '@/features/billing/plan/plan-place'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('subscription.page')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/credits/plan'>) {
  await requireMe()
  const api = await serverApi()
  const [plans, mine, subscription, allowances, isSelling, packages] = await Promise.all([
    api.plans.list(),
    api.plans.mine(),
    api.billing.subscription(),
    api.plans.allowances(),
    api.billing.isSelling(),
    api.billing.packages(),
  ])
  const asked = (await searchParams)[CHANGE_TO]
  return (
    <PlanPage
      read={{ plans, mine, subscription }}
      allowances={allowances}
      selling={{ isSelling, packages }}
      askedFor={typeof asked === 'string' ? asked : null}
    />
  )
}
