import { subscription } from '@studiolo/db/schema/billing'
import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { SubscriptionsInput, SubscriptionsPage, SubscriptionView } from '../contract'
import { findLive, type Subscription } from './find-subscription'
import { limitedAt } from './grace'

/** The creator's subscription: the one that lives, else the last one that was ever paid for; null for none. */
export async function getSubscription(ctx: Ctx): Promise<SubscriptionView | null> {
  requirePermission(ctx, 'billing.read')
  const userId = requireUser(ctx)
  const live = await findLive(ctx, userId)
  if (live) return viewSubscription(ctx, live)
  const [last] = await ctx.db
    .select()
    .from(subscription)
    .where(and(eq(subscription.userId, userId), ne(subscription.state, 'incomplete')))
    .orderBy(desc(subscription.id))
    .limit(1)
  return last ? viewSubscription(ctx, last) : null
}

/** Everybody's, the newest first. Needs `admin.read`. */
export async function listSubscriptions(
  ctx: Ctx,
  { states, id, userId, cursor, limit }: SubscriptionsInput,
): Promise<SubscriptionsPage> {
  requirePermission(ctx, 'admin.read')
  const rows = await ctx.db
    .select()
    .from(subscription)
    .where(
      and(
        states && inArray(subscription.state, states),
        id && eq(subscription.id, id),
        userId && eq(subscription.userId, userId),
        cursor && lt(subscription.id, cursor),
      ),
    )
    .orderBy(desc(subscription.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  return {
    subscriptions: page.map((row) => ({
      ...viewSubscription(ctx, row),
      userId: row.userId,
      gatewaySubscriptionId: row.gatewaySubscriptionId,
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** As its owner sees it. */
export function viewSubscription(ctx: Ctx, row: Subscription): SubscriptionView {
  const { id, state, gateway, planId, nextPlanId, paidThrough, cancelsAt, pastDueAt, createdAt, endedAt } = row
  return {
    id,
    state,
    gateway,
    planId,
    nextPlanId: nextPlanId === planId || cancelsAt ? null : nextPlanId,
    paidThrough,
    cancelsAt,
    pastDueAt,
    limitedAt: pastDueAt && limitedAt(ctx, pastDueAt),
    createdAt,
    endedAt,
  }
}
