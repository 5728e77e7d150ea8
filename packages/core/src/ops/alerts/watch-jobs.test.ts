import { alertSignal } from '@studiolo/db/schema/ops'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../testing/database'
import { world } from '../../testing/world'
import { watchJobsJob } from './watch-jobs.job'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }

test('a job whose last try failed is told of once, and again when it died again; one that will be tried again is not', async () => {
  const { ctx } = await world({ database: await freshDatabase() })
  const add = (name: string) => ctx.db.execute(sql`select graphile_worker.add_job(${name}, max_attempts => 2)`)
  await add('billing.send-refund')
  await add('notify.send-mail')
  await ctx.db.execute(sql`
    update graphile_worker._private_jobs job set attempts = case when task.identifier = 'billing.send-refund' then 2 else 1 end,
      last_error = 'the gateway refuses'
    from graphile_worker._private_tasks task where task.id = job.task_id`)
  for (let times = 0; times < 3; times++) await watchJobsJob.run(ctx, {}, run)
  const told = await ctx.db.select().from(alertSignal)
  expect(told).toMatchObject([
    {
      name: 'ops.job-dead',
      severity: 'critical',
      key: expect.stringMatching(/^billing\.send-refund \d+ \d+$/),
      payload: { name: 'billing.send-refund', lastError: 'the gateway refuses' },
    },
  ])
  await ctx.db.execute(sql`update graphile_worker._private_jobs set run_at = run_at + interval '1 hour'`)
  await watchJobsJob.run(ctx, {}, run)
  expect(await ctx.db.$count(alertSignal)).toBe(2)
})
