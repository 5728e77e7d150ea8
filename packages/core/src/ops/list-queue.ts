import { sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { Overview, QueueJob } from './contract'

/** A job is dead when its last try failed. */
export const DEAD = sql`attempts >= max_attempts and locked_at is null`

export async function countJobs(ctx: Ctx): Promise<Overview['jobs']> {
  const [row] = await ctx.db.execute<Overview['jobs']>(sql`
    select count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where ${DEAD})::int as dead,
      count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::int as waiting
    from graphile_worker._private_jobs`)
  return row ?? { waiting: 0, running: 0, dead: 0 }
}

/** Up to 200 jobs: the dead first, then the running, then what waits in its order. Needs `admin.read`. */
export async function listQueue(ctx: Ctx): Promise<QueueJob[]> {
  requirePermission(ctx, 'admin.read')
  const rows = await ctx.db.execute<
    Record<keyof QueueJob, string> & { attempts: number; maxAttempts: number; state: QueueJob['state'] }
  >(sql`
    select job.id::text as id, task.identifier as name, job.key, job.attempts::int, job.max_attempts::int as "maxAttempts",
      coalesce(job.payload->>'generationId', job.payload->>'attemptId', job.payload->>'reference') as subject,
      to_char(job.run_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "runAt",
      job.locked_by as "lockedBy", left(job.last_error, 2000) as "lastError",
      case when job.locked_at is not null then 'running' when ${DEAD} then 'dead' when run_at <= now() then 'waiting' else 'later' end as state
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    order by (${DEAD}) desc, locked_at is null, run_at, job.id limit 200`)
  return [...rows].map((row) => ({ ...row, runAt: new Date(row.runAt) }))
}
