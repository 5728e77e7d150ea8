'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { Button } from '@studiolo/ui/button'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { BUY_PLACE } from '../buy/buy-place'
import { PLAN_PLACE } from '../plan/plan-place'
import { formatMoney } from '@studiolo/ui/money'
import type { Standing } from './purchase-state'

/** What can be done with a purchase as it stands; the likeliest first. */
export function OrderActions({ order, standing }: { order: OrderView; standing: Standing }) {
  const t = useTranslations('billing.order')
  const language = useLocale()
  const { payUrl, amountMinor, currency, planId } = order
  const isPlan = planId !== null
  const create = (
    <Button variant={standing === 'paid' ? 'primary' : 'secondary'} render={<Link href="/create" />}>
      {t('create')}
    </Button>
  )
  const home = (
    <Button render={<Link href={isPlan ? PLAN_PLACE : '/credits'} />}>{t(isPlan ? 'toPlan' : 'toCredits')}</Button>
  )
  const price = formatMoney(amountMinor, currency, language)
  const isOpen = standing === 'waiting' || standing === 'canceled'
  // While their money is here, nobody is asked to pay once more.
  const isBack = standing === 'unmatched' && order.strays.every(({ fate }) => fate === 'gone')
  return (
    <div className="flex flex-wrap gap-2">
      {isOpen && payUrl ? (
        // The payment page is another site: left with a plain link.
        <Button variant={standing === 'canceled' ? 'primary' : 'secondary'} render={<a href={payUrl} />}>
          {standing === 'canceled' ? t('pay', { price }) : t('payAgain')}
        </Button>
      ) : null}
      {standing === 'canceled' || standing === 'expired' || standing === 'refunded' || isBack || (isOpen && !payUrl) ? (
        <Button
          variant={standing === 'expired' || (standing === 'canceled' && !payUrl) ? 'primary' : 'secondary'}
          render={<Link href={isPlan ? '/pricing' : BUY_PLACE} />}
        >
          {t(isPlan ? 'choosePlan' : 'buyAgain')}
        </Button>
      ) : null}
      {standing === 'paid' || standing === 'partly-refunded' ? create : null}
      {standing === 'canceled' || standing === 'expired' ? null : home}
    </div>
  )
}
