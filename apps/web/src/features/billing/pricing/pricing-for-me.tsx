'use client'

import type { CreditPackage } from '@studiolo/core/billing/contract'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { BuyPackages } from '../buy/buy-packages'
import { useSellingSeed } from '../buy/use-selling-seed'
import { PlanRules } from '../plans/plan-rules'
import { usePlanSeed, type PlansRead } from '../plans/use-plan-seed'
import { ChoosePlan } from '../subscribe/choose-plan'
import { PackagesSection, PlansSection } from './pricing-sections'

export interface PricingForMeProps {
  packages: CreditPackage[]
  prices: PriceRules
  read: PlansRead
}

/** Plans and packages on the open page, for who is signed in. */
export function PricingForMe({ packages, prices, read }: PricingForMeProps) {
  useSellingSeed({ isSelling: true, packages })
  usePlanSeed(read)
  return (
    <>
      {read.plans.some(({ amountMinor }) => amountMinor > 0) ? (
        <PlansSection>
          <ChoosePlan first={read} prices={prices} />
          <PlanRules />
        </PlansSection>
      ) : null}
      <PackagesSection>
        <BuyPackages prices={prices} />
      </PackagesSection>
    </>
  )
}
