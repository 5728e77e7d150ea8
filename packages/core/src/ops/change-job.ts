import { sql } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { JobById } from './contract'
import { DEAD } from './list-queue'

/** Gives a dead job all its tries again, at once. Needs `admin.generation` and a reason. NOT_FOUND when it is not dead (any more). */
export function retryJob(ctx: Ctx, { id, reason }: JobById): Promise<void> {
  requirePermission(ctx, 'admin.generation')
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db.execute(sql`
      update graphile_worker._private_jobs set attempts = 0, run_at = now(), last_error = null where id = ${id}::bigint and ${DEAD} returning id`)
    if (rows.length === 0) throw new AppError('NOT_FOUND', { meta: { id } })
    await ctx.db.execute(sql`select pg_notify('jobs:insert', '{"r":"retry","count":1}')`)
    await recordAudit(ctx, { action: 'job.retried', subject: `job:${id}`, reason })
  })
}

/** Deletes a dead job. Needs `admin.generation` and a reason. */
export function dropJob(ctx: Ctx, { id, reason }: JobById): Promise<void> {
  requirePermission(ctx, 'admin.generation')
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db.execute<{ payload: Record<string, unknown> }>(sql`
      delete from graphile_worker._private_jobs where id = ${id}::bigint and ${DEAD} returning payload`)
    const [dropped] = rows
    if (!dropped) throw new AppError('NOT_FOUND', { meta: { id } })
    await recordAudit(ctx, { action: 'job.dropped', subject: `job:${id}`, before: dropped.payload, reason })
  })
}
