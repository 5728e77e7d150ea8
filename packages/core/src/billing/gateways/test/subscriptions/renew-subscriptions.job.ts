import { testGatewaySubscription } from '@studiolo/db/schema/billing'
import { and, eq, lte } from 'drizzle-orm'
import { implementJob } from '../../../../jobs'
import { inTransaction } from '../../../../kernel/context'
import { testGatewayConfig } from '../config'
import { renewTestSubscriptions } from '../jobs'
import { chargeMonth } from './charge-month'
import { lockSubscription } from './subscription'

/** Charges each subscription whose month is over; one that is past due is asked again by its payer alone. */
export const renewTestSubscriptionsJob = implementJob(renewTestSubscriptions, async (ctx) => {
  if (!ctx.config(testGatewayConfig).isOpen) return
  const now = ctx.clock.now()
  const { id, state, periodEnd } = testGatewaySubscription
  const due = await ctx.db
    .select({ id })
    .from(testGatewaySubscription)
    .where(and(eq(state, 'active'), lte(periodEnd, now)))
  for (const { id } of due) {
    await inTransaction(ctx, async (ctx) => {
      const subscription = await lockSubscription(ctx, id)
      if (subscription?.state === 'active' && subscription.periodEnd <= now) await chargeMonth(ctx, subscription)
    })
  }
})
