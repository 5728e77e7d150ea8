'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { PLAN_PLACE, changeTo } from '../plan/plan-place'
import type { OfferedPlan } from '../plans/plan-cards'
import { offerOf, type OwnPlan } from '../plans/plan-offer'
import { isLive } from '../plans/plan-standing'
import { PlanProblem } from '../plans/plan-problem'
import type { Subscribing } from './use-subscribe'

export interface OfferButtonProps {
  offered: OfferedPlan
  own: OwnPlan
  subscribing: Subscribing
}

/** What one can do with a plan. Who has one changes it on the page of their plan, where it is shown first what it means. */
export function OfferButton({ offered, own, subscribing }: OfferButtonProps) {
  const t = useTranslations('subscription.offer')
  const { id, name } = offered
  const { subscribe, busyWith, problem } = subscribing
  const offer = offerOf(offered, own)
  const ofName = <span className="sr-only">{t('of', { name })}</span>
  if (offer === 'subscribe') {
    return (
      <div className="flex flex-col gap-3">
        <Button
          className="w-full"
          size="lg"
          loading={busyWith === id}
          loadingLabel={t('opening')}
          disabled={busyWith !== null && busyWith !== id}
          onClick={() => subscribe(offered)}
        >
          {t('subscribe')}
          {ofName}
        </Button>
        {problem?.planId === id && busyWith === null ? <PlanProblem error={problem.error} deed="subscribe" /> : null}
      </div>
    )
  }
  // What holds without a payment needs no looking after.
  if (offer === 'own' && !isLive(own.standing)) return null
  if (offer === 'planned') return <p className="flex h-11 items-center justify-center text-muted">{t('planned')}</p>
  const isChange = offer === 'upgrade' || offer === 'downgrade' || offer === 'keep'
  return (
    <Button
      className="w-full"
      size="lg"
      variant={isChange ? 'secondary' : 'ghost'}
      render={<Link href={isChange ? changeTo(id) : PLAN_PLACE} />}
    >
      {t(offer)}
      {ofName}
    </Button>
  )
}
