import type { CreditPackage } from '@studiolo/core/billing/contract'
import { Badge } from '@studiolo/ui/badge'
import { cn } from '@studiolo/ui/cn'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { whatItBuys, type PriceRules } from '@/features/credits/what-it-buys'
import { formatMoney } from '@studiolo/ui/money'
import { bestValueOf, priceOf100 } from './package-value'
import { useNameOfPackage } from './use-name-of-package'

/** A package as its card's button needs it. */
export interface OfferedPackage extends CreditPackage {
  name: string
  /** The price in the reader's language. */
  price: string
  isBest: boolean
}

export interface PackageCardsProps {
  packages: readonly CreditPackage[]
  /** What things cost, to tell what a package is enough for. */
  prices: PriceRules
  /** What stands at the foot of a card: its button. */
  action: (offered: OfferedPackage) => ReactNode
}

/** What can be bought, side by side: credits, price, what 100 of them cost, and which are the cheapest. */
export function PackageCards({ packages, prices, action }: PackageCardsProps) {
  const t = useTranslations('billing.packages')
  const language = useLocale()
  const nameOf = useNameOfPackage()
  const best = bestValueOf(packages)
  return (
    <ul aria-label={t('label')} className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] gap-4">
      {packages.map((offered) => {
        const price = formatMoney(offered.amountMinor, offered.currency, language)
        const isBest = offered.id === best
        return (
          <li
            key={offered.id}
            className={cn(
              'flex min-w-0 flex-col rounded-md border bg-surface px-5 py-5',
              isBest ? 'border-line-strong' : 'border-line',
            )}
          >
            <Offer offered={offered} price={price} isBest={isBest} prices={prices} />
            <div className="pt-5">{action({ ...offered, name: nameOf(offered), price, isBest })}</div>
          </li>
        )
      })}
    </ul>
  )
}

interface OfferProps {
  offered: CreditPackage
  price: string
  isBest: boolean
  prices: PriceRules
}

function Offer({ offered, price, isBest, prices }: OfferProps) {
  const t = useTranslations('billing.packages')
  const language = useLocale()
  const nameOf = useNameOfPackage()
  const { credits, currency } = offered
  const { videos, videoSeconds: seconds } = whatItBuys(credits, prices)
  return (
    <>
      <div className="flex min-h-5.5 flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 font-medium break-words text-muted">{nameOf(offered)}</h3>
        {isBest ? <Badge tone="accent">{t('best')}</Badge> : null}
      </div>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-2">
        <span className="numeric text-3xl font-semibold tracking-tight">
          {new Intl.NumberFormat(language).format(credits)}
        </span>{' '}
        <span className="text-lg text-muted">{t('unit', { credits })}</span>
      </p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
        <span className="numeric text-xl font-medium">{price}</span>{' '}
        <span className="numeric text-sm text-muted">
          {t('per100', { price: formatMoney(priceOf100(offered), currency, language) })}
        </span>
      </p>
      {videos > 0 ? <p className="numeric mt-3 text-sm text-muted">{t('enough', { count: videos, seconds })}</p> : null}
    </>
  )
}
