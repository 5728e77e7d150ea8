import type { SubscriptionView } from '@studiolo/core/billing/contract'
import type { PlanView } from '@studiolo/core/plans/contract'
import type { OwnPlan } from './plan-offer'
import { isLive, planStandingOf } from './plan-standing'

/** What somebody has: the plan of their subscription, also while it is limited, else the one that holds. */
export function ownPlanOf(subscription: SubscriptionView | null, mine: PlanView, plans: readonly PlanView[]): OwnPlan {
  const standing = planStandingOf(subscription, plans)
  const id = (isLive(standing) ? subscription?.planId : null) ?? mine.id
  const { rank } = plans.find((plan) => plan.id === id) ?? mine
  return { id, rank, nextPlanId: subscription?.nextPlanId ?? null, standing }
}
