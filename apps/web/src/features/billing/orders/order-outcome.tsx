'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { cn } from '@studiolo/ui/cn'
import { Spinner } from '@studiolo/ui/spinner'
import { CircleCheck, CircleSlash, Clock, TriangleAlert, Undo2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBalance } from '@/features/credits/use-balance'
import { formatMoney } from '@studiolo/ui/money'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import { OrderActions } from './order-actions'
import type { Standing } from './purchase-state'
import { WaitingWords } from './waiting-words'

const looks: Record<Standing, { mark: string; icon: ReactNode }> = {
  paid: { mark: 'bg-released-soft text-released', icon: <CircleCheck /> },
  waiting: { mark: 'bg-held-soft text-held', icon: <Spinner className="motion-reduce:animate-none" /> },
  canceled: { mark: 'bg-wash-strong text-ink', icon: <CircleSlash /> },
  expired: { mark: 'bg-wash-strong text-ink', icon: <Clock /> },
  unmatched: { mark: 'bg-held-soft text-held', icon: <TriangleAlert /> },
  duplicate: { mark: 'bg-charged-soft text-charged', icon: <Undo2 /> },
  'partly-refunded': { mark: 'bg-charged-soft text-charged', icon: <Undo2 /> },
  refunded: { mark: 'bg-charged-soft text-charged', icon: <Undo2 /> },
  disputed: { mark: 'bg-held-soft text-held', icon: <TriangleAlert /> },
  lost: { mark: 'bg-failed-soft text-failed', icon: <Undo2 /> },
}

/** How the purchase stands, what it means, and what can be done now. Spoken when it changes. */
export function OrderOutcome({ order, standing }: { order: OrderView; standing: Standing }) {
  const t = useTranslations('billing.order')
  const ofPlan = useTranslations('billing.planOrder')
  const nameOfPlan = usePlanNameById()
  const { mark, icon } = looks[standing]
  const { credits, planId } = order
  const title =
    planId === null ? t(`${standing}.title`, { credits }) : ofPlan(`${standing}.title`, { name: nameOfPlan(planId) })
  return (
    <section className="flex flex-col gap-5 rounded-md border border-line bg-surface px-6 py-6 max-sm:px-4">
      <div className="flex items-start gap-4">
        <span
          aria-hidden="true"
          className={cn('grid size-11 shrink-0 place-items-center rounded-md [&_svg]:size-5', mark)}
        >
          {icon}
        </span>
        <div aria-live="polite" className="min-w-0">
          <h1 className="text-2xl font-semibold text-balance">{title}</h1>
          <OutcomeWords order={order} standing={standing} />
        </div>
      </div>
      <OrderActions order={order} standing={standing} />
    </section>
  )
}

/** What it means: credits for a package, the first month of a plan. */
function OutcomeWords({ order, standing }: { order: OrderView; standing: Standing }) {
  const { state, planId, amountMinor, refundedMinor, takenCredits, currency, payUrl } = order
  const t = useTranslations('billing.order')
  const ofItem = useTranslations(planId === null ? 'billing.order' : 'billing.planOrder')
  const language = useLocale()
  const balance = useBalance()
  const price = formatMoney(amountMinor, currency, language)
  const refunded = formatMoney(refundedMinor, currency, language)
  if (standing === 'waiting') return <WaitingWords text={ofItem('waiting.text')} canPay={payUrl !== null} />
  if (standing === 'canceled') {
    return (
      <>
        <p className="mt-1.5 text-muted">{ofItem(payUrl ? 'canceled.text' : 'canceled.closedText')}</p>
        {state === 'pending' ? <p className="mt-1.5 text-muted">{t('canceled.ifPaid')}</p> : null}
      </>
    )
  }
  return (
    <>
      <p className="mt-1.5 text-muted">
        {ofItem(`${standing}.text`, { price, refunded })}
        {takenCredits > 0 && standing !== 'expired' ? ` ${t('takenText', { taken: takenCredits })}` : null}
      </p>
      {standing === 'paid' && balance ? (
        <p className="numeric mt-1.5 font-medium">{t('paid.balance', { credits: balance.available })}</p>
      ) : null}
    </>
  )
}
