'use client'

import type { CreditPackage } from '@studiolo/core/billing/contract'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { BuyPackages } from '../buy/buy-packages'
import { useSellingSeed } from '../buy/use-selling-seed'

export interface PricingForMeProps {
  isSelling: boolean
  packages: CreditPackage[]
  prices: PriceRules
}

/** The packages on the open page, for who is signed in. */
export function PricingForMe({ isSelling, packages, prices }: PricingForMeProps) {
  useSellingSeed({ isSelling, packages })
  return <BuyPackages prices={prices} />
}
