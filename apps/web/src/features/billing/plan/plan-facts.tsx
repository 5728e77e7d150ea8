'use client'

import type { PlanView } from '@studiolo/core/plans/contract'
import { DataList } from '@studiolo/ui/data-list'
import { formatMoney } from '@studiolo/ui/money'
import { useLocale, useTranslations } from 'next-intl'
import type { LivePlan } from './own-plan-card'
import { useDay } from './use-day'

/** What the plan costs, when it is paid next, and what it brings. */
export function PlanFacts({ known }: { known: LivePlan }) {
  const t = useTranslations('subscription.facts')
  const dayOf = useDay()
  const language = useLocale()
  const { own, plans, mine, subscription } = known
  const { paidThrough, pastDueAt, createdAt } = subscription
  // A plan that is not sold any more is known only while it holds.
  const find = (id: string): PlanView | undefined => [...plans, mine].find((plan) => plan.id === id)
  const plan = find(own.id)
  const priceOf = ({ amountMinor, currency }: PlanView) => formatMoney(amountMinor, currency, language)
  const nextPayment = () => {
    if (own.standing === 'ending') return t('none')
    if (own.standing === 'past-due' || own.standing === 'limited') return t('due', { date: dayOf(pastDueAt) })
    const next = find(own.nextPlanId ?? own.id)
    return next ? t('nextOf', { price: priceOf(next), date: dayOf(paidThrough) }) : dayOf(paidThrough)
  }
  return (
    <DataList
      layout="stacked"
      items={[
        ...(plan ? [{ label: t('price'), value: t('priceOf', { price: priceOf(plan) }) }] : []),
        { label: t('nextPayment'), value: nextPayment() },
        ...(paidThrough ? [{ label: t('paidThrough'), value: dayOf(paidThrough) }] : []),
        ...(plan ? [{ label: t('credits'), value: t('creditsOf', { credits: plan.monthlyCredits }) }] : []),
        { label: t('since'), value: dayOf(createdAt) },
      ]}
    />
  )
}
