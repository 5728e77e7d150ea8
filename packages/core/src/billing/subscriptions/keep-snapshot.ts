import { subscription } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { eq } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { subscriptionChanged } from '../events'
import type { SubscriptionSnapshot } from '../gateways/gateway'
import { lockSubscription } from './find-subscription'
import { termsOfProduct } from './plan-products'
import { settleSubscription } from './settle-subscription'

/** Keeps what a gateway told of a subscription, unless something later is known already. Others than ours are ignored. */
export async function keepSnapshot(ctx: TxCtx, gateway: GatewayId, told: SubscriptionSnapshot): Promise<void> {
  const known = await lockSubscription(ctx, gateway, told)
  if (!known) return void ctx.log.warn({ gateway, of: told.gatewaySubscriptionId }, 'a subscription that is not ours')
  if (known.readAt && known.readAt > told.readAt) return
  const { gatewayCustomerId, state, cancelsAt, readAt } = told
  const terms = await termsOfProduct(ctx, gateway, told.product)
  const isPastDue = state === 'past-due'
  const plans = {
    cancelsAt: state === 'canceled' ? null : cancelsAt,
    nextPlanId: terms?.planId ?? known.nextPlanId,
  }
  await ctx.db
    .update(subscription)
    .set({
      readAt,
      ...plans,
      gatewayCustomerId: gatewayCustomerId ?? known.gatewayCustomerId,
      pastDueAt: isPastDue ? (known.pastDueAt ?? readAt) : null,
      endedAt: state === 'canceled' ? (told.endedAt ?? readAt) : null,
    })
    .where(eq(subscription.id, known.id))
  const settled = await settleSubscription(ctx, known.id)
  if (plans.nextPlanId === known.nextPlanId && plans.cancelsAt?.getTime() === known.cancelsAt?.getTime()) return
  await publishEvent(ctx, known.userId, subscriptionChanged, { id: known.id, state: settled })
}
