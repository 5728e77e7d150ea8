'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { CalendarSync } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useIsSelling } from '../buy/use-is-selling'
import type { OwnPlanRead } from '../plans/use-own-plan'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import { useDay } from './use-day'

/** Nobody pays for a plan here: what one would bring, and the way to them. */
export function NoPlan({ known: { subscription, plans, own } }: { known: OwnPlanRead }) {
  const t = useTranslations('subscription.page')
  const nameOf = usePlanNameById()
  const dayOf = useDay()
  const isSelling = useIsSelling()
  const isForSale = isSelling && plans.some(({ amountMinor }) => amountMinor > 0)
  const ended = own.standing === 'ended' ? subscription : null
  const title = ended?.planId
    ? t('endedTitle', { name: nameOf(ended.planId), date: dayOf(ended.endedAt) })
    : t('freeTitle')
  return (
    <section aria-label={t('yourPlan')} className="rounded-md border border-line bg-surface">
      <EmptyState
        size="inline"
        icon={<CalendarSync />}
        title={title}
        text={isForSale ? t(ended ? 'endedText' : 'freeText') : t('noneForSale')}
        action={
          isForSale ? (
            <Button variant="primary" render={<Link href="/pricing" />}>
              {t('choose')}
            </Button>
          ) : undefined
        }
      />
    </section>
  )
}
