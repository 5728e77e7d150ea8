import { recordAudit } from '../../audit'
import { inTransaction, type Ctx } from '../../kernel/context'
import { appLink, appUrlConfig } from '../../kernel/app-url'
import { takeToken } from '../../rate-limit'
import type { SubscriptionView } from '../contract'
import { askDesk, changeAtDesk, requireOwnSubscription } from './own-subscription'

/**
 * Ends the subscription with the month that is paid; until then everything stays. Asking again changes nothing. Throws
 * NOT_FOUND for none, RATE_LIMITED, PAYMENT_REFUSED, PAYMENT_UNAVAILABLE.
 */
export async function cancelSubscription(ctx: Ctx): Promise<SubscriptionView> {
  const own = await requireOwnSubscription(ctx)
  await takeToken(ctx, 'gateway', own.userId)
  const { gatewaySubscriptionId } = own
  const view = await changeAtDesk(ctx, own, (desk, signal) =>
    desk.cancel(ctx, { gatewaySubscriptionId, at: 'period-end' }, signal),
  )
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: 'subscription.cancel-asked', subject: own.userId, after: { subscriptionId: own.id } }),
  )
  return view
}

/** Takes the cancellation back: it goes on. Throws as above; PAYMENT_REFUSED once it has ended. */
export async function resumeSubscription(ctx: Ctx): Promise<SubscriptionView> {
  const own = await requireOwnSubscription(ctx)
  await takeToken(ctx, 'gateway', own.userId)
  const view = await changeAtDesk(ctx, own, (desk, signal) => desk.resume(ctx, own.gatewaySubscriptionId, signal))
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: 'subscription.resumed', subject: own.userId, after: { subscriptionId: own.id } }),
  )
  return view
}

/** The gateway's own page for cards, invoices and addresses. Throws as above. */
export async function openPortal(ctx: Ctx): Promise<{ url: string }> {
  const own = await requireOwnSubscription(ctx)
  await takeToken(ctx, 'gateway', own.userId)
  const { gatewaySubscriptionId, gatewayCustomerId } = own
  const returnUrl = appLink(ctx.config(appUrlConfig).origin, '/credits/plan')
  return askDesk(ctx, own, (desk, signal) =>
    desk.openPortal(ctx, { gatewaySubscriptionId, gatewayCustomerId, returnUrl }, signal),
  )
}
