import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import type { Job } from './declare-job'

/** The channel on which a worker hears of jobs that become due later; the payload is the due time in ms since 1970. */
export const DUE_CHANNEL = 'studiolo_due'

export interface EnqueueOptions {
  /** One job a key: a later enqueue replaces a waiting one. */
  key?: string
  /** With a key: `replace` (default) takes the new time, `preserve_run_at` keeps the earlier one. */
  keyMode?: 'replace' | 'preserve_run_at'
  /** Not before this time. Default now. */
  runAt?: Date
}

/** Enqueues inside the caller's transaction: the job exists exactly if the transaction commits. */
export async function enqueue<P>(
  ctx: TxCtx,
  job: Job<P>,
  payload: NoInfer<P>,
  options: EnqueueOptions = {},
): Promise<void> {
  const { key = null, keyMode = 'replace', runAt } = options
  const later = runAt && runAt > ctx.clock.now() ? runAt : null
  await ctx.db.execute(sql`
    select graphile_worker.add_job(
      ${job.name},
      ${JSON.stringify(payload)}::json,
      run_at => ${later?.toISOString() ?? null}::timestamptz,
      max_attempts => ${job.options.maxAttempts ?? 25}::int,
      job_key => ${key}::text,
      priority => ${job.options.priority ?? 0}::int,
      job_key_mode => ${keyMode}::text
    )`)
  if (later) await ctx.db.execute(sql`select pg_notify(${DUE_CHANNEL}, ${String(later.getTime())})`)
}
