import { subscription } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { inTransaction } from '../../kernel/context'
import { askGateway, requireGateway } from '../gateways'
import { endSubscription } from '../jobs'
import { keepSnapshot } from './keep-snapshot'

/** Ends a subscription at its gateway at once; asked again until it answers. */
export const endSubscriptionJob = implementJob(endSubscription, async (ctx, { subscriptionId }) => {
  const [found] = await ctx.db.select().from(subscription).where(eq(subscription.id, subscriptionId))
  if (!found || found.endedAt) return
  const { gatewaySubscriptionId } = found
  const gateway = requireGateway(ctx, found.gateway)
  const told = await askGateway((signal) =>
    gateway.subscriptions.cancel(ctx, { gatewaySubscriptionId, at: 'now' }, signal),
  )
  await inTransaction(ctx, (ctx) => keepSnapshot(ctx, gateway.id, told))
})
