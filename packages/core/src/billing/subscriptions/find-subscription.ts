import { checkoutSession, order, subscription } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx, TxCtx } from '../../kernel/context'

export type Subscription = typeof subscription.$inferSelect

/** The states in which it is paid for, or will be again. */
export const liveStates = ['active', 'past-due', 'limited'] as const satisfies Subscription['state'][]

/** What a gateway calls a subscription, and the session it began with where it tells. */
interface Told {
  gatewaySubscriptionId: string
  reference: string | null
}

/**
 * The subscription a gateway tells of, made when it is first heard of, with all of its owner's locked until the
 * transaction ends. Null for one that began with no session of ours.
 */
export async function lockSubscription(ctx: TxCtx, gateway: GatewayId, told: Told): Promise<Subscription | null> {
  const known = await findOne(ctx, gateway, told)
  const begun = known ?? (await findOrderOf(ctx, gateway, told))
  if (!begun) return null
  await lockSubscriptionsOf(ctx, begun.userId)
  if (!known) {
    const { userId, orderId } = begun
    const { gatewaySubscriptionId } = told
    await ctx.db
      .insert(subscription)
      .values({
        id: ctx.ids.next('sub'),
        userId,
        orderId,
        gateway,
        gatewaySubscriptionId,
        createdAt: ctx.clock.now(),
      })
      .onConflictDoNothing({ target: [subscription.gateway, subscription.gatewaySubscriptionId] })
  }
  return findOne(ctx, gateway, told)
}

/** One at a time changes what a person has subscribed to: by the person, since rows are added. */
export async function lockSubscriptionsOf(ctx: TxCtx, userId: Id<'usr'>): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`subscriptions:${userId}`}, 0))`)
}

async function findOne(ctx: Ctx, gateway: GatewayId, { gatewaySubscriptionId }: Told): Promise<Subscription | null> {
  const [found] = await ctx.db
    .select()
    .from(subscription)
    .where(and(eq(subscription.gateway, gateway), eq(subscription.gatewaySubscriptionId, gatewaySubscriptionId)))
  return found ?? null
}

async function findOrderOf(ctx: Ctx, gateway: GatewayId, { reference }: Told) {
  if (reference === null || !isId('cks', reference)) return null
  const [found] = await ctx.db
    .select({ orderId: order.id, userId: order.userId })
    .from(checkoutSession)
    .innerJoin(order, eq(order.id, checkoutSession.orderId))
    .where(and(eq(checkoutSession.id, reference), eq(checkoutSession.gateway, gateway)))
  return found ?? null
}

/** The one that a person lives on; null for none. */
export async function findLive(ctx: Ctx, userId: Id<'usr'>): Promise<Subscription | null> {
  const [found] = await ctx.db
    .select()
    .from(subscription)
    .where(and(eq(subscription.userId, userId), inArray(subscription.state, [...liveStates])))
    .orderBy(desc(subscription.id))
    .limit(1)
  return found ?? null
}
