import type { SubscriptionView } from '@studiolo/core/billing/contract'
import type { PlanView } from '@studiolo/core/plans/contract'

/**
 * How somebody stands to their plan, as the screens have words for it. `upgrading`: the larger plan is ordered, its
 * payment is not confirmed yet; `changing`: a smaller one follows; `ending`: it goes on until what is paid is over.
 */
export const planStandings = [
  'none',
  'active',
  'upgrading',
  'changing',
  'ending',
  'past-due',
  'limited',
  'ended',
] as const
export type PlanStanding = (typeof planStandings)[number]

type Known = Pick<SubscriptionView, 'state' | 'planId' | 'nextPlanId' | 'cancelsAt'>

/** The standing of a subscription; null for who has none. */
export function planStandingOf(
  subscription: Known | null,
  plans: readonly Pick<PlanView, 'id' | 'rank'>[],
): PlanStanding {
  if (!subscription || subscription.state === 'incomplete') return 'none'
  const { state, planId, nextPlanId, cancelsAt } = subscription
  if (state === 'canceled') return 'ended'
  if (state !== 'active') return state
  if (cancelsAt) return 'ending'
  if (nextPlanId === null) return 'active'
  // A larger plan never waits for the next month: what it waits for is its payment.
  const rankOf = (id: string | null) => plans.find((plan) => plan.id === id)?.rank ?? 0
  return rankOf(nextPlanId) > rankOf(planId) ? 'upgrading' : 'changing'
}

/** Is there a subscription that can be changed, paid or ended? */
export function isLive(standing: PlanStanding): boolean {
  return standing !== 'none' && standing !== 'ended'
}
