import { autoTopUp, subscription } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, isNull } from 'drizzle-orm'
import { endSubscriptions } from '../../identity'
import { enqueue, implementJob } from '../../jobs'
import { inTransaction } from '../../kernel/context'
import { endSubscription } from '../jobs'

/** Somebody deleted their account: each subscription of theirs is ended at its gateway, and nothing is bought any more. */
export const endSubscriptionsJob = implementJob(endSubscriptions, (ctx, { userId }) =>
  inTransaction(ctx, async (ctx) => {
    const open = await ctx.db
      .select({ id: subscription.id })
      .from(subscription)
      .where(and(eq(subscription.userId, userId as Id<'usr'>), isNull(subscription.endedAt)))
    await ctx.db.delete(autoTopUp).where(eq(autoTopUp.userId, userId as Id<'usr'>))
    for (const { id } of open) await enqueue(ctx, endSubscription, { subscriptionId: id }, { key: `end:${id}` })
  }),
)
