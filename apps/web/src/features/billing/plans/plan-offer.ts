import type { PlanView } from '@studiolo/core/plans/contract'
import { isLive, type PlanStanding } from './plan-standing'

/**
 * What a plan's button offers: `own` is the plan one has, `planned` the one that follows, `manage` what has to wait until
 * one's own plan is paid or goes on, `cancel` the way back to the free plan.
 */
export const planOffers = ['own', 'planned', 'subscribe', 'upgrade', 'downgrade', 'keep', 'cancel', 'manage'] as const
export type PlanOffer = (typeof planOffers)[number]

/** The plan somebody has, and what becomes of it. */
export interface OwnPlan {
  /** What is paid for, else the plan that holds without a payment. */
  id: string
  rank: number
  nextPlanId: string | null
  standing: PlanStanding
}

type Offered = Pick<PlanView, 'id' | 'rank' | 'amountMinor'>

/** What one of the plans is to somebody who has this one. */
export function offerOf({ id, rank, amountMinor }: Offered, own: OwnPlan): PlanOffer {
  const { standing } = own
  if (!isLive(standing)) return id === own.id || amountMinor === 0 ? 'own' : 'subscribe'
  if (id === own.id) return standing === 'changing' ? 'keep' : 'own'
  if (amountMinor === 0) return standing === 'ending' ? 'planned' : 'cancel'
  if (standing !== 'active' && standing !== 'changing') return id === own.nextPlanId ? 'planned' : 'manage'
  if (id === own.nextPlanId) return 'planned'
  return rank > own.rank ? 'upgrade' : 'downgrade'
}

/** The plans one can change to from one's own, from small to large. */
export function changesFrom<P extends Offered>(plans: readonly P[], own: OwnPlan): P[] {
  return plans
    .filter((plan) => ['upgrade', 'downgrade'].includes(offerOf(plan, own)))
    .toSorted((a, b) => a.rank - b.rank || a.id.localeCompare(b.id))
}
