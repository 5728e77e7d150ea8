'use client'

import type { SubscriptionView } from '@studiolo/core/billing/contract'
import type { PlanView } from '@studiolo/core/plans/contract'
import { trpc } from '@/trpc/client'
import { ownPlanOf } from './own-plan'
import type { OwnPlan } from './plan-offer'
import { planStandingOf } from './plan-standing'
import type { PlansRead } from './use-plan-seed'

export interface OwnPlanRead {
  own: OwnPlan
  plans: PlanView[]
  mine: PlanView
  subscription: SubscriptionView | null
}

/** While a payment is awaited: live events tell sooner, but a stream can be shut out by a proxy. */
const LOOK_MS = 5000

/** The reader's plan and all there are, as they change; begins with what the page has read. */
export function useOwnPlan(first: PlansRead): OwnPlanRead {
  const live = { meta: { live: true } }
  const { data: plans = first.plans } = trpc.plans.list.useQuery()
  const { data: mine = first.mine } = trpc.plans.mine.useQuery(undefined, live)
  const { data: subscription = first.subscription } = trpc.billing.subscription.useQuery(undefined, {
    ...live,
    // Its owner may come from the payment service's own page, where they changed it.
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (isAwaited(state.data ?? null, plans) ? LOOK_MS : false),
  })
  return { own: ownPlanOf(subscription, mine, plans), plans, mine, subscription }
}

/** Is a payment of it under way, so that it changes any moment? */
function isAwaited(subscription: SubscriptionView | null, plans: PlanView[]): boolean {
  if (planStandingOf(subscription, plans) === 'upgrading') return true
  const { state, paidThrough } = subscription ?? {}
  return state === 'active' && paidThrough != null && paidThrough.getTime() < Date.now()
}
