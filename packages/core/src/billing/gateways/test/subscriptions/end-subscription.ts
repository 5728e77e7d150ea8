import type { TxCtx } from '../../../../kernel/context'
import { changeSubscription, type TestSubscription } from './subscription'

/**
 * Ends a locked subscription, now or with the month that is paid; one that is past due has no such month and ends now.
 * Nothing goes back. Asked again it changes nothing.
 */
export async function endSubscription(
  ctx: TxCtx,
  subscription: TestSubscription,
  at: 'period-end' | 'now',
): Promise<TestSubscription> {
  const { state, cancelsAtPeriodEnd } = subscription
  if (state === 'canceled') return subscription
  if (at === 'now' || state === 'past-due') {
    return changeSubscription(ctx, subscription, { state: 'canceled', endedAt: ctx.clock.now() })
  }
  return cancelsAtPeriodEnd ? subscription : changeSubscription(ctx, subscription, { cancelsAtPeriodEnd: true })
}

/** A locked subscription that was to end with the month goes on. */
export async function keepSubscription(ctx: TxCtx, subscription: TestSubscription): Promise<TestSubscription> {
  if (!subscription.cancelsAtPeriodEnd) return subscription
  return changeSubscription(ctx, subscription, { cancelsAtPeriodEnd: false })
}
