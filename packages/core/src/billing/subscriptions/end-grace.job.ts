import { subscription } from '@studiolo/db/schema/billing'
import { and, eq, lte } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { addMs } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { graceConfig } from '../config'
import { endGrace } from '../jobs'
import { settleAgain } from './settle-subscription'

/** Limits the plans whose days of grace are over without a payment. */
export const endGraceJob = implementJob(endGrace, async (ctx) => {
  const latest = addMs(ctx.clock.now(), -ctx.config(graceConfig).graceMs)
  const due = await ctx.db
    .select({ id: subscription.id, userId: subscription.userId })
    .from(subscription)
    .where(and(eq(subscription.state, 'past-due'), lte(subscription.pastDueAt, latest)))
  for (const one of due) await inTransaction(ctx, (ctx) => settleAgain(ctx, one))
})
