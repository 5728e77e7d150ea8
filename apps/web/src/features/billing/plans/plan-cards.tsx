import type { PlanView } from '@studiolo/core/plans/contract'
import { Badge } from '@studiolo/ui/badge'
import { cn } from '@studiolo/ui/cn'
import { formatMoney } from '@studiolo/ui/money'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { whatItBuys, type PriceRules } from '@/features/credits/what-it-buys'
import { PlanPromises } from './plan-promises'
import { useNameOfPlan } from './use-name-of-plan'

/** A plan as its card's button needs it. */
export interface OfferedPlan extends PlanView {
  name: string
  /** The monthly price in the reader's language. */
  price: string
}

export interface PlanCardsProps {
  plans: readonly PlanView[]
  /** What things cost, to tell what a month's credits are enough for. */
  prices: PriceRules
  /** The plan one has, and the one that follows on it; each is marked. */
  marked?: { own: string; next: string | null }
  /** What stands at the foot of a card: its button. */
  action: (offered: OfferedPlan) => ReactNode
}

/** What can be had month by month, side by side: price, credits, and what is unlocked. */
export function PlanCards({ plans, prices, marked, action }: PlanCardsProps) {
  const t = useTranslations('subscription.plans')
  const language = useLocale()
  const nameOf = useNameOfPlan()
  return (
    <ul aria-label={t('label')} className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] gap-4">
      {plans.map((plan) => {
        const { id, amountMinor, currency } = plan
        const price = formatMoney(amountMinor, currency, language)
        const mark = id === marked?.own ? 'yours' : id === marked?.next ? 'next' : null
        return (
          <li
            key={id}
            className={cn(
              'flex min-w-0 flex-col justify-between rounded-md border bg-surface px-5 py-5',
              mark === 'yours' ? 'border-line-strong' : 'border-line',
            )}
          >
            <div>
              <div className="flex min-h-5.5 flex-wrap items-center justify-between gap-2">
                <h3 className="min-w-0 font-medium break-words text-muted">{nameOf(plan)}</h3>
                {mark ? <Badge tone={mark === 'yours' ? 'accent' : 'neutral'}>{t(mark)}</Badge> : null}
              </div>
              <p className="mt-3 flex flex-wrap items-baseline gap-x-2">
                <span className="numeric text-3xl font-semibold tracking-tight">{price}</span>{' '}
                <span className="text-lg text-muted">{t('perMonth')}</span>
              </p>
              <MonthlyCredits plan={plan} prices={prices} />
              <PlanPromises plan={plan} />
            </div>
            <div className="pt-5">{action({ ...plan, name: nameOf(plan), price })}</div>
          </li>
        )
      })}
    </ul>
  )
}

function MonthlyCredits({ plan: { monthlyCredits }, prices }: { plan: PlanView; prices: PriceRules }) {
  const t = useTranslations('subscription.plans')
  if (monthlyCredits === 0) return <p className="mt-3 text-sm text-muted">{t('noMonthly')}</p>
  const { videos, videoSeconds: seconds } = whatItBuys(monthlyCredits, prices)
  return (
    <>
      <p className="numeric mt-3 font-medium">{t('monthly', { credits: monthlyCredits })}</p>
      {videos > 0 ? (
        <p className="numeric mt-0.5 text-sm text-muted">{t('enough', { count: videos, seconds })}</p>
      ) : null}
    </>
  )
}
