'use client'

import { Button } from '@studiolo/ui/button'
import { getQueryKey } from '@trpc/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { BuySection } from '@/features/billing/buy/buy-section'
import { TopUpSection } from '@/features/billing/top-up/top-up-section'
import { useSellingSeed, type Selling } from '@/features/billing/buy/use-selling-seed'
import { useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import { BalanceOnADay } from './balance-at/balance-on-a-day'
import { BalancePanel } from './balance-panel'
import { Lots } from './lots'
import { RedeemSection } from './redeem/redeem-section'
import { Statement } from './statement'
import { csvAddress, filtersToInput, type StatementFilters } from './statement-filters'
import { useBalance } from './use-balance'
import { useStatementFilters } from './use-statement-filters'
import type { PriceRules } from './what-it-buys'

export interface CreditsPageProps {
  prices: PriceRules
  /** The filters of the address, and their first page. */
  asked: StatementFilters
  first: Outputs['credits']['statement']
  lots: Outputs['credits']['lots']
  selling: Selling
  topUp: Outputs['billing']['topUp']
  /** When the page was drawn: what periods are counted from. */
  nowMs: number
}

/** What one has, what it buys, and where it came from and went. */
export function CreditsPage({ prices, asked, first, lots, selling, topUp, nowMs }: CreditsPageProps) {
  const t = useTranslations('credits')
  useSeed([
    [
      getQueryKey(trpc.credits.statement, filtersToInput(asked, nowMs), 'infinite'),
      { pages: [first], pageParams: [null] },
    ],
    [getQueryKey(trpc.credits.lots, undefined, 'query'), lots],
    [getQueryKey(trpc.billing.topUp, undefined, 'query'), topUp],
  ])
  useSellingSeed(selling)
  const balance = useBalance()
  const [filters, show] = useStatementFilters()
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{t('heading')}</h1>
        <Button icon={<Download aria-hidden="true" />} render={<a href={csvAddress(filters, nowMs)} download />}>
          {t('download')}
        </Button>
      </header>
      {balance && <BalancePanel balance={balance} prices={prices} />}
      <BuySection prices={prices} />
      <TopUpSection />
      <RedeemSection />
      <Lots nowMs={nowMs} />
      <BalanceOnADay />
      <Statement filters={filters} onFilters={show} nowMs={nowMs} />
    </div>
  )
}
