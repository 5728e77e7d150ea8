import type { Id } from '@studiolo/db/states/ids'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { listPlans } from '../../plans'
import { placeOrder } from '../checkout/place-order'
import { payOrder, requireGateways } from '../checkout/start-checkout'
import type { PlanView } from '../../plans/contract'
import type { StartedCheckout, SubscribeInput } from '../contract'
import { findLive } from './find-subscription'

/**
 * Subscribes to a plan: the order, then the page to pay its first month on; gateways are asked in turn as for a
 * purchase. Credits and plan come with the money. Throws what `startCheckout` throws, and CONFLICT for somebody who has
 * a plan already: that one is changed instead.
 */
export async function startSubscription(ctx: Ctx, { planId, ...asked }: SubscribeInput): Promise<StartedCheckout> {
  requirePermission(ctx, 'billing.buy')
  const userId = requireUser(ctx)
  const gateways = requireGateways(ctx)
  await refuseSecond(ctx, userId)
  const placed = await placeOrder(ctx, userId, { item: { planId }, ...asked }, async (ctx) => {
    const sold = await findPlanForSale(ctx, planId)
    return sold && { credits: sold.monthlyCredits, amountMinor: sold.amountMinor, currency: sold.currency }
  })
  return payOrder(ctx, placed, gateways)
}

async function refuseSecond(ctx: Ctx, userId: Id<'usr'>): Promise<void> {
  const live = await findLive(ctx, userId)
  if (live)
    throw new AppError('CONFLICT', {
      message: `${userId} has ${live.id} already: change it`,
      meta: { planId: live.planId },
    })
}

/** A plan that costs something and is sold now; null for none of that name. */
export async function findPlanForSale(ctx: Ctx, planId: string): Promise<PlanView | null> {
  const plans = await listPlans(ctx)
  return plans.find(({ id, amountMinor }) => id === planId && amountMinor > 0) ?? null
}
