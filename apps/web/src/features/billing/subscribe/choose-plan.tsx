'use client'

import type { PriceRules } from '@/features/credits/what-it-buys'
import { PlanCards } from '../plans/plan-cards'
import { PlanProblem } from '../plans/plan-problem'
import { useOwnPlan } from '../plans/use-own-plan'
import type { PlansRead } from '../plans/use-plan-seed'
import { OfferButton } from './offer-button'
import { useSubscribe } from './use-subscribe'

/** The plans with the button each of them has for the reader: to subscribe, to change, or to look after one's own. */
export function ChoosePlan({ first, prices }: { first: PlansRead; prices: PriceRules }) {
  const { own, plans } = useOwnPlan(first)
  const subscribing = useSubscribe()
  const { problem } = subscribing
  // What went wrong is told at its plan; when that has gone, above the others.
  const isGone = problem !== null && !plans.some(({ id }) => id === problem.planId)
  return (
    <div className="flex flex-col gap-3">
      {isGone ? <PlanProblem error={problem.error} deed="subscribe" /> : null}
      <PlanCards
        plans={plans}
        prices={prices}
        marked={{ own: own.id, next: own.nextPlanId }}
        action={(offered) => <OfferButton offered={offered} own={own} subscribing={subscribing} />}
      />
    </div>
  )
}
