'use client'

import type { SubscriptionView } from '@studiolo/core/billing/contract'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'
import type { PlanStanding } from '../plans/plan-standing'
import type { OwnPlanRead } from '../plans/use-own-plan'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import { PlanActions } from './plan-actions'
import { PlanFacts } from './plan-facts'
import { useStandingWords } from './use-standing-words'

/** What is known of somebody who has a plan. */
export interface LivePlan extends OwnPlanRead {
  subscription: SubscriptionView
}

const tones: Record<PlanStanding, BadgeTone> = {
  none: 'neutral',
  active: 'released',
  upgrading: 'held',
  changing: 'released',
  ending: 'charged',
  'past-due': 'held',
  limited: 'failed',
  ended: 'neutral',
}

/** The plan one pays for: how it stands, what comes next, and what can be done. */
export function OwnPlanCard({ known, askedFor }: { known: LivePlan; askedFor: string | null }) {
  const t = useTranslations('subscription')
  const nameOf = usePlanNameById()
  const wordsOf = useStandingWords()
  const { own } = known
  return (
    <section
      aria-label={t('page.yourPlan')}
      className="flex flex-col gap-5 rounded-md border border-line bg-surface px-6 py-6 max-sm:px-4"
    >
      {/* Spoken when it changes: a payment is confirmed or refused while one looks. */}
      <div aria-live="polite">
        <div className="flex flex-wrap items-center gap-3">
          <h2 className="text-2xl font-semibold">{nameOf(own.id)}</h2>
          <Badge tone={tones[own.standing]}>{t(`states.${own.standing}`)}</Badge>
        </div>
        <p className="mt-1.5 max-w-2xl text-pretty">{wordsOf(known)}</p>
      </div>
      <PlanActions known={known} askedFor={askedFor} />
      <PlanFacts known={known} />
    </section>
  )
}
