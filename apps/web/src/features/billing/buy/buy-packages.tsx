'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import { Unreadable } from '@/features/credits/unreadable'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { trpc } from '@/trpc/client'
import { NothingForSale } from '../packages/nothing-for-sale'
import { PackageCards, type OfferedPackage } from '../packages/package-cards'
import { PackagesSkeleton } from '../packages/packages-skeleton'
import { BuyProblem } from './buy-problem'
import { useBuy, type Buying } from './use-buy'
import { useIsSelling } from './use-is-selling'

/** The packages with their buttons, or why nothing can be bought. */
export function BuyPackages({ prices }: { prices: PriceRules }) {
  const t = useTranslations('billing')
  const isSelling = useIsSelling()
  const { data: packages, error, refetch } = trpc.billing.packages.useQuery()
  const buying = useBuy()
  if (!isSelling) return <NothingForSale why="off" />
  if (!packages && error) {
    return <Unreadable title={t('packages.broken')} error={error} onRetry={() => void refetch()} />
  }
  if (!packages) return <PackagesSkeleton />
  // What went wrong is told at its package; when that has gone, above the others.
  const isGone = buying.problem !== null && !packages.some(({ id }) => id === buying.problem?.packageId)
  if (packages.length === 0) return <NothingForSale why="none" />
  return (
    <div className="flex flex-col gap-3">
      {isGone ? <BuyProblem error={buying.problem?.error} /> : null}
      <PackageCards
        packages={packages}
        prices={prices}
        action={(offered) => <BuyButton offered={offered} buying={buying} />}
      />
      <p className="text-sm text-muted">{t('buy.how')}</p>
    </div>
  )
}

function BuyButton({ offered, buying }: { offered: OfferedPackage; buying: Buying }) {
  const t = useTranslations('billing.buy')
  const { id, name, price, isBest } = offered
  const { buy, busyWith, problem } = buying
  return (
    <div className="flex flex-col gap-3">
      <Button
        className="w-full"
        size="lg"
        variant={isBest ? 'primary' : 'secondary'}
        loading={busyWith === id}
        loadingLabel={t('opening')}
        disabled={busyWith !== null && busyWith !== id}
        onClick={() => buy(offered)}
      >
        {t('button', { price })}
        <span className="sr-only">{t('buttonOf', { name })}</span>
      </Button>
      {problem?.packageId === id && busyWith === null ? <BuyProblem error={problem.error} /> : null}
    </div>
  )
}
