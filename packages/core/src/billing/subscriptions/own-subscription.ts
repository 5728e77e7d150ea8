import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { SubscriptionView } from '../contract'
import { askGateway, requireGateway } from '../gateways'
import { GatewayError, type SubscriptionDesk, type SubscriptionSnapshot } from '../gateways/gateway'
import { findLive, type Subscription } from './find-subscription'
import { keepSnapshot } from './keep-snapshot'
import { getSubscription } from './view-subscription'

/** The signed-in creator's live subscription; NOT_FOUND for none. */
export async function requireOwnSubscription(ctx: Ctx): Promise<Subscription> {
  requirePermission(ctx, 'billing.buy')
  const live = await findLive(ctx, requireUser(ctx))
  if (!live) throw new AppError('NOT_FOUND', { message: 'there is no subscription' })
  return live
}

/**
 * Asks the subscription's own gateway. Throws PAYMENT_REFUSED with its words when it refuses (nothing has changed then),
 * and PAYMENT_UNAVAILABLE when its answer was lost: the same may be asked again. Takes no token: its caller does.
 */
export async function askDesk<T>(
  ctx: Ctx,
  { id, gateway }: Subscription,
  ask: (desk: SubscriptionDesk, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    const { subscriptions } = requireGateway(ctx, gateway)
    return await askGateway((signal) => ask(subscriptions, signal))
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const kind = error.outcome === 'refused' ? 'PAYMENT_REFUSED' : 'PAYMENT_UNAVAILABLE'
    throw new AppError(kind, { message: error.message, cause: error, meta: { subscriptionId: id } })
  }
}

/** The same, keeping what it answers; its webhook says the same again. */
export async function changeAtDesk(
  ctx: Ctx,
  own: Subscription,
  ask: (desk: SubscriptionDesk, signal: AbortSignal) => Promise<SubscriptionSnapshot>,
): Promise<SubscriptionView> {
  const told = await askDesk(ctx, own, ask)
  await inTransaction(ctx, (ctx) => keepSnapshot(ctx, own.gateway, told))
  const view = await getSubscription(ctx)
  if (!view) throw new Error(`${own.id} is gone`)
  return view
}
