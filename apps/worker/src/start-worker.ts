import type { JobHandler } from '@studiolo/core/jobs'
import type { Ctx } from '@studiolo/core/kernel/context'
import type { Log } from '@studiolo/core/kernel/log'
import type { Database } from '@studiolo/db'
import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import pg from 'pg'
import { beatWorkerRow } from './worker-row'
import { wakeWhenDue } from './due'
import { keepAlive, type Liveness } from './liveness'
import { Interrupted, runnerOf, type WorkerIdentity } from './run-job'

export interface WorkerOptions {
  ctx: Ctx
  database: Database
  databaseUrl: string
  handlers: readonly JobHandler[]
  concurrency: number
  /** Called when the jobs of a dead worker were freed: what it left on this machine can be cleared away. */
  onDeadWorker(): void
  /** What the web process must know of this worker. */
  facts: Record<string, unknown>
}

export interface RunningWorker {
  /** The id of its pool in the queue: what its jobs are locked by, its scratch folder's name, its row's key. */
  id: string
  /** Interrupts what runs, puts it back into the queue and closes; at most a few seconds. */
  stop(): Promise<void>
}

const CLOSE_WITHIN_MS = 4000

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { ctx, database, databaseUrl, handlers, concurrency, facts } = options
  const shutdown = new AbortController()
  const pool = new pg.Pool({ connectionString: databaseUrl, max: concurrency + 2, application_name: 'studiolo-queue' })
  const onLost = (error: Error) => ctx.log.warn({ err: error }, 'a queue connection was lost')
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))

  const created = Promise.withResolvers<string>()
  const liveness = created.promise.then((id) => keepAlive(databaseUrl, id, ctx.log, options.onDeadWorker))
  const identity = identify(database, created.promise, liveness)
  const wrap = runnerOf(ctx, identity, shutdown.signal)
  const taskList: TaskList = Object.fromEntries(handlers.map((handler) => [handler.job.name, wrap(handler)]))
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => created.resolve(workerPool.id))

  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: CLOSE_WITHIN_MS,
    taskList,
    parsedCronItems: parseCronItems(cronItems(handlers)),
    logger: queueLogger(ctx.log),
    events,
  })
  const id = await created.promise
  await (
    await liveness
  ).ready
  const due = await wakeWhenDue(database.sql)
  const row = await beatWorkerRow(ctx, id, facts)

  return {
    id,
    async stop() {
      shutdown.abort(new Interrupted())
      await due.stop()
      await runner.stop().catch((error) => ctx.log.warn({ err: error }, 'the queue did not stop cleanly'))
      await putBackInterrupted(database)
      await row.stop()
      await (await liveness).stop()
      await pool.end()
    },
  }
}

/** Jobs wait until the lock is held; those taken before may have been freed by others meanwhile. */
async function identify(
  { sql }: Database,
  created: Promise<string>,
  liveness: Promise<Liveness>,
): Promise<WorkerIdentity> {
  const id = await created
  await (
    await liveness
  ).ready
  const heldSince = Date.now()
  return {
    id,
    async isMine(jobId) {
      if (Date.now() > heldSince + 1000) return true
      const rows =
        await sql`select from graphile_worker._private_jobs where id = ${jobId}::bigint and locked_by = ${id}`
      return rows.length > 0
    },
  }
}

/** Jobs that the shutdown interrupted start again at once elsewhere, as if this try had not been. */
async function putBackInterrupted({ sql }: Database): Promise<void> {
  await sql`
    with back as (
      update graphile_worker._private_jobs set run_at = now(), attempts = greatest(attempts - 1, 0), last_error = null
      where locked_at is null and last_error like ${`%${Interrupted.message}%`}
      returning id
    )
    select case when count(*) > 0 then pg_notify('jobs:insert', json_build_object('r', 'back', 'count', count(*))::text) end from back`
}

function cronItems(handlers: readonly JobHandler[]) {
  return handlers.flatMap(({ job }) =>
    job.options.cron
      ? [{ task: job.name, match: job.options.cron, options: { backfillPeriod: 0, jobKey: job.name } }]
      : [],
  )
}

function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.warn({ queue: true, ...errorOf(meta) }, message)
    else log.debug({ queue: true }, message)
  })
}

function errorOf(meta: unknown): object {
  return typeof meta === 'object' && meta !== null && 'error' in meta ? { err: meta.error } : {}
}
