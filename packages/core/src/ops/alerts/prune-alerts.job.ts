import { alertSignal } from '@studiolo/db/schema/ops'
import { lt } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { addMs, DAY_MS } from '../../kernel/clock'
import { pruneAlerts } from '../jobs'
import { alertsKeptDays } from './contract'

/** By when it was told, not raised: what was told late is still read. What waits was told at no time, and stays. */
export const pruneAlertsJob = implementJob(pruneAlerts, async (ctx) => {
  await ctx.db.delete(alertSignal).where(lt(alertSignal.deliveredAt, addMs(ctx.clock.now(), -alertsKeptDays * DAY_MS)))
})
