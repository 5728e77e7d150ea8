'use client'

import { useNow, useTranslations } from 'next-intl'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import type { LivePlan } from './own-plan-card'
import { useDay } from './use-day'

/** How a plan stands, in a sentence or two. */
export function useStandingWords(): (known: LivePlan) => string {
  const t = useTranslations('subscription.standing')
  const nameOf = usePlanNameById()
  const dayOf = useDay()
  const now = useNow()
  return ({ own, subscription }) => {
    const { paidThrough, cancelsAt, limitedAt } = subscription
    const next = nameOf(own.nextPlanId ?? own.id)
    switch (own.standing) {
      case 'upgrading':
        return t('upgrading', { next })
      case 'changing':
        return t('changing', { next, date: dayOf(paidThrough) })
      case 'ending':
        return t('ending', { date: dayOf(cancelsAt) })
      case 'past-due':
        return t('past-due', { date: dayOf(limitedAt) })
      case 'limited':
        return t('limited')
      default:
        return paidThrough && paidThrough < now ? t('renewing') : t('active', { date: dayOf(paidThrough) })
    }
  }
}
