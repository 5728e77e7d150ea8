import { sql } from 'drizzle-orm'
import type { JobHandler } from '../jobs'
import { asSystem, type Ctx } from '../kernel/context'
import { DAY_MS } from '../kernel/clock'

interface WaitingJob extends Record<string, unknown> {
  id: string
  name: string
  payload: unknown
  attempts: number
}

export interface Pump {
  /** Runs every job that is due by the test's clock, and what those enqueue, until none is left. Answers the names run. */
  untilIdle(): Promise<string[]>
  /** The next job that is due later, in ms from now; null when there is none. */
  nextDueMs(): Promise<number | null>
}

/** Above this a `run_at` was set by the database's own clock (a job for now), below it by the test's clock, which stands months earlier. */
const OWN_CLOCK_MS = 60 * DAY_MS

/** Runs queued jobs one after another in this process, on the test's clock: a worker without time or concurrency. */
export function createPump(ctx: Ctx, handlers: readonly JobHandler[]): Pump {
  const byName = new Map(handlers.map((handler) => [handler.job.name, handler]))

  async function next(): Promise<WaitingJob | undefined> {
    const now = ctx.clock.now().getTime()
    const [job] = await ctx.db.execute<WaitingJob>(sql`
      delete from graphile_worker._private_jobs where id = (
        select job.id from graphile_worker._private_jobs job
        where job.run_at <= ${new Date(now).toISOString()}::timestamptz or job.run_at > ${new Date(now + OWN_CLOCK_MS).toISOString()}::timestamptz
        order by job.priority, job.id limit 1
      ) returning id, payload, attempts, (select identifier from graphile_worker._private_tasks task where task.id = task_id) as name`)
    return job
  }

  return {
    async untilIdle() {
      const run: string[] = []
      for (let job = await next(); job; job = await next()) {
        const handler = byName.get(job.name)
        if (!handler) throw new Error(`nobody implements ${job.name}`)
        run.push(job.name)
        if (run.length > 5000) throw new Error(`the queue does not come to rest: ${run.slice(-8).join(', ')}`)
        await handler.run(asSystem(ctx, job.name), job.payload, {
          signal: new AbortController().signal,
          attempt: 1,
          workerId: 'pump',
        })
      }
      return run
    },
    async nextDueMs() {
      const now = ctx.clock.now()
      const [row] = await ctx.db.execute<{ due: string | null }>(
        sql`select min(run_at) as due from graphile_worker._private_jobs where run_at > ${now.toISOString()}::timestamptz`,
      )
      return row?.due ? new Date(row.due).getTime() - now.getTime() : null
    },
  }
}
