import { testGatewaySubscription } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import type { Ctx, TxCtx } from '../../../../kernel/context'
import type { SubscriptionSnapshot } from '../../gateway'
import { findCheckout, known, lockCheckout, tellEvent } from '../checkout'

/**
 * `product` and `amountMinor` hold from the next month on. `createdAt` is the anchor its months are counted from: when it
 * began, or when a tester last jumped to a renewal.
 */
export type TestSubscription = typeof testGatewaySubscription.$inferSelect

/** A subscription that may now be changed by nobody else; null when there is none. */
export async function lockSubscription(ctx: TxCtx, id: string): Promise<TestSubscription | null> {
  const ofId = eq(testGatewaySubscription.id, id)
  const [row] = await ctx.db.select().from(testGatewaySubscription).where(ofId).for('update')
  return row ?? null
}

export async function findSubscription(ctx: Ctx, id: string): Promise<TestSubscription | null> {
  const [row] = await ctx.db.select().from(testGatewaySubscription).where(eq(testGatewaySubscription.id, id))
  return row ?? null
}

/** Changes a locked subscription and tells so. `change` is the reference of the change of plan that this is. */
export async function changeSubscription(
  ctx: TxCtx,
  { id }: TestSubscription,
  values: Partial<TestSubscription>,
  change?: string,
): Promise<TestSubscription> {
  const ofId = eq(testGatewaySubscription.id, id)
  const [row] = await ctx.db.update(testGatewaySubscription).set(values).where(ofId).returning()
  if (!row) throw new Error(`subscription ${id} was locked and is gone`)
  await tellSubscription(ctx, row, change)
  return row
}

/** What is told of a subscription is remembered by the checkout it began with. */
export async function tellSubscription(
  ctx: TxCtx,
  { id, checkoutId }: TestSubscription,
  change?: string,
): Promise<void> {
  const begun = known(await lockCheckout(ctx, checkoutId), checkoutId)
  await tellEvent(ctx, begun, { type: 'subscription.changed', data: { subscription: id, change } })
}

/** Was this change of plan made already? */
export async function wasChanged(ctx: Ctx, { checkoutId }: TestSubscription, reference: string): Promise<boolean> {
  const { events } = known(await findCheckout(ctx, checkoutId), checkoutId)
  return events.some((event) => event.type === 'subscription.changed' && event.data.change === reference)
}

/** How it stood at `readAt`. */
export function snapshotOf(subscription: TestSubscription, readAt: Date): SubscriptionSnapshot {
  const { id, reference, product, state, cancelsAtPeriodEnd, periodEnd, endedAt } = subscription
  return {
    gatewaySubscriptionId: id,
    gatewayCustomerId: null,
    reference,
    product,
    state,
    cancelsAt: cancelsAtPeriodEnd && endedAt === null ? periodEnd : null,
    endedAt,
    readAt,
  }
}
