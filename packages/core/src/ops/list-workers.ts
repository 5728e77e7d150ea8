import { worker } from '@studiolo/db/schema/ops'
import { desc, gt } from 'drizzle-orm'
import { addMs, DAY_MS, SECOND_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import type { WorkerRow } from './contract'

const HEARD_WITHIN_MS = 15 * SECOND_MS

/** The workers heard of in the last day, newest first. */
export async function listWorkers(ctx: Ctx): Promise<WorkerRow[]> {
  const now = ctx.clock.now()
  const rows = await ctx.db
    .select()
    .from(worker)
    .where(gt(worker.heardAt, addMs(now, -DAY_MS)))
    .orderBy(desc(worker.startedAt))
    .limit(50)
  return rows.map(({ stoppedAt, ...row }) => ({
    ...row,
    alive: !stoppedAt && row.heardAt > addMs(now, -HEARD_WITHIN_MS),
  }))
}
