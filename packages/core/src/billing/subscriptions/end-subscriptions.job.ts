import { autoTopUp, checkoutSession, order, subscription } from '@studiolo/db/schema/billing'
import { payableStates } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { endSubscriptions } from '../../identity'
import { enqueue, implementJob } from '../../jobs'
import { inTransaction } from '../../kernel/context'
import { closeSession, endSubscription } from '../jobs'

/** Somebody deleted their account: each subscription of theirs is ended at its gateway, and nothing can be bought any more. */
export const endSubscriptionsJob = implementJob(endSubscriptions, (ctx, payload) =>
  inTransaction(ctx, async (ctx) => {
    const userId = payload.userId as Id<'usr'>
    const running = await ctx.db
      .select({ id: subscription.id })
      .from(subscription)
      .where(and(eq(subscription.userId, userId), isNull(subscription.endedAt)))
    const payable = await ctx.db
      .select({ id: checkoutSession.id })
      .from(checkoutSession)
      .innerJoin(order, eq(order.id, checkoutSession.orderId))
      // What is charged without its owner has no page, and cannot be closed.
      .where(
        and(eq(order.userId, userId), eq(order.isAutomatic, false), inArray(checkoutSession.state, [...payableStates])),
      )
    await ctx.db.delete(autoTopUp).where(eq(autoTopUp.userId, userId))
    for (const { id } of running) await enqueue(ctx, endSubscription, { subscriptionId: id }, { key: `end:${id}` })
    for (const { id } of payable) await enqueue(ctx, closeSession, { sessionId: id }, { key: `close:${id}` })
  }),
)
