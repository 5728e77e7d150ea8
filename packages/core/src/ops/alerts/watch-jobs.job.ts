import { sql } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { declareAlert, raiseAlert } from '../../kernel/alerts'
import { inTransaction } from '../../kernel/context'
import { watchJobs } from '../jobs'
import { DEAD } from '../list-queue'

interface DeadJob extends Record<string, unknown> {
  /** Its number in the queue. */
  id: string
  name: string
  lastError: string | null
}

/** The last try of a job failed: what it was to do is not done, and will not be by itself. */
const jobDead = declareAlert<DeadJob>('ops.job-dead', 'critical')

const AT_ONCE = 200

/** A job that was tried again by hand and died again has died at another time. */
const key = sql`task.identifier || ' ' || job.id || ' ' || extract(epoch from job.run_at)::bigint`

/** Raises an alert for each job that has died, once for as long as alerts are kept. */
export const watchJobsJob = implementJob(watchJobs, (ctx) =>
  inTransaction(ctx, async (ctx) => {
    const dead = await ctx.db.execute<DeadJob & { key: string }>(sql`
      select job.id::text as id, task.identifier as name, left(job.last_error, 500) as "lastError", ${key} as key
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where ${DEAD} and not exists (select from alert_signal told where told.name = ${jobDead.name} and told.key = ${key})
      order by job.id limit ${AT_ONCE}`)
    for (const { key, ...job } of dead) await raiseAlert(ctx, jobDead, key, job)
  }),
)
