import type { CreditPackage } from '@studiolo/core/billing/contract'
import type { PlanView } from '@studiolo/core/plans/contract'
import { getTranslations } from 'next-intl/server'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { Providers } from '@/features/shell/providers'
import { Words } from '@/features/shell/words'
import { SiteFoot } from '@/features/site/site-foot'
import { NamesProvider, type GivenNames } from '../names/names-provider'
import { NothingForSale } from '../packages/nothing-for-sale'
import { PlanRules } from '../plans/plan-rules'
import type { PlansRead } from '../plans/use-plan-seed'
import { PricingForMe } from './pricing-for-me'
import { PlansSection, PackagesSection } from './pricing-sections'
import { VisitorPackages } from './visitor-packages'
import { VisitorPlans } from './visitor-plans'

export interface PricingPageProps {
  packages: CreditPackage[]
  isSelling: boolean
  prices: PriceRules
  plans: PlanView[]
  /** What who is signed in has; null for a visitor. */
  mine: (Pick<PlansRead, 'mine' | 'subscription'> & { names: GivenNames }) | null
}

/** What plans and credits cost, for everybody to read; who is signed in buys right here. */
export async function PricingPage({ packages, isSelling, prices, plans, mine }: PricingPageProps) {
  const t = await getTranslations('billing.pricing')
  return (
    <>
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-10 px-5 pt-12 pb-20 max-sm:gap-8 max-sm:pt-6">
        <header>
          <h1 className="max-w-3xl font-display text-[2.25rem] leading-[1.1] tracking-tight text-balance text-ink sm:text-[3.25rem]">
            {t('title')}
          </h1>
          <p className="mt-5 max-w-2xl text-xl text-muted">{t('lead')}</p>
        </header>
        {isSelling ? <ForSale packages={packages} prices={prices} plans={plans} mine={mine} /> : null}
        {isSelling ? null : <NothingForSale why="off" />}
      </div>
      <SiteFoot standing={mine ? 'signed-in' : 'visitor'} />
    </>
  )
}

function ForSale({ packages, prices, plans, mine }: Omit<PricingPageProps, 'isSelling'>) {
  if (mine) {
    const { names, ...read } = mine
    return (
      <Words of={['billing', 'subscription', 'credits', 'generation']}>
        <Providers>
          <NamesProvider first={names}>
            <PricingForMe packages={packages} prices={prices} read={{ plans, ...read }} />
          </NamesProvider>
        </Providers>
      </Words>
    )
  }
  return (
    <>
      {plans.some(({ amountMinor }) => amountMinor > 0) ? (
        <PlansSection>
          <VisitorPlans plans={plans} prices={prices} />
          <PlanRules />
        </PlansSection>
      ) : null}
      <PackagesSection>
        {packages.length > 0 ? <VisitorPackages packages={packages} prices={prices} /> : <NothingForSale why="none" />}
      </PackagesSection>
    </>
  )
}
