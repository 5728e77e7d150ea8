'use client'

import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { BuySection } from '@/features/billing/buy/buy-section'
import { TopUpSection } from '@/features/billing/top-up/top-up-section'
import { useSellingSeed, type Selling } from '@/features/billing/buy/use-selling-seed'
import { useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import { BalancePanel } from './balance-panel'
import { LATEST_INPUT } from './latest-input'
import { LatestMovements } from './latest-movements'
import { Lots } from './lots'
import { RedeemSection } from './redeem/redeem-section'
import { useBalance } from './use-balance'
import type { PriceRules } from './what-it-buys'

export interface CreditsPageProps {
  prices: PriceRules
  lots: Outputs['credits']['lots']
  /** The newest movements. */
  latest: Outputs['credits']['statement']
  selling: Selling
  topUp: Outputs['billing']['topUp']
  /** When the page was drawn: what is soon is counted from. */
  nowMs: number
}

/** What one has, what it buys, how to get more, and what moved last. */
export function CreditsPage({ prices, lots, latest, selling, topUp, nowMs }: CreditsPageProps) {
  const t = useTranslations('credits')
  useSeed([
    [getQueryKey(trpc.credits.lots, undefined, 'query'), lots],
    [getQueryKey(trpc.credits.statement, LATEST_INPUT, 'query'), latest],
    [getQueryKey(trpc.billing.topUp, undefined, 'query'), topUp],
  ])
  useSellingSeed(selling)
  const balance = useBalance()
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <h1 className="text-2xl font-semibold">{t('heading')}</h1>
      {balance && <BalancePanel balance={balance} prices={prices} />}
      <BuySection prices={prices} />
      <TopUpSection />
      <RedeemSection />
      <Lots nowMs={nowMs} />
      <LatestMovements />
    </div>
  )
}
