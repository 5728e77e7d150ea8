import type { CreditPackage } from '@studiolo/core/billing/contract'
import { getTranslations } from 'next-intl/server'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { Providers } from '@/features/shell/providers'
import { Words } from '@/features/shell/words'
import { SiteFoot } from '@/features/site/site-foot'
import { NothingForSale } from '../packages/nothing-for-sale'
import { PricingForMe } from './pricing-for-me'
import { VisitorPackages } from './visitor-packages'

export interface PricingPageProps {
  standing: 'visitor' | 'signed-in'
  packages: CreditPackage[]
  isSelling: boolean
  prices: PriceRules
}

/** What credits cost, for everybody to read; who is signed in buys right here. */
export async function PricingPage({ standing, packages, isSelling, prices }: PricingPageProps) {
  const t = await getTranslations('billing')
  const cards =
    standing === 'signed-in' ? (
      <Words of={['billing', 'credits']}>
        <Providers>
          <PricingForMe isSelling={isSelling} packages={packages} prices={prices} />
        </Providers>
      </Words>
    ) : (
      <VisitorPackages packages={packages} prices={prices} />
    )
  return (
    <>
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-10 px-5 pt-12 pb-20 max-sm:gap-8 max-sm:pt-6">
        <header>
          <h1 className="max-w-3xl font-display text-[2.25rem] leading-[1.1] tracking-tight text-ink sm:text-[3.25rem]">
            {t('pricing.title')}
          </h1>
          <p className="mt-5 max-w-2xl text-xl text-muted">{t('pricing.lead')}</p>
        </header>
        <section aria-labelledby="packages" className="flex flex-col gap-4">
          <h2 id="packages" className="sr-only">
            {t('packages.label')}
          </h2>
          {isSelling ? packages.length > 0 ? cards : <NothingForSale why="none" /> : <NothingForSale why="off" />}
        </section>
      </div>
      <SiteFoot standing={standing} />
    </>
  )
}
