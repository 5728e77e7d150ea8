import { sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import { addMs, DAY_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import type { Overview } from './contract'
import { countJobs } from './list-queue'
import { listWorkers } from './list-workers'

/** The admin's first page. Needs `admin.read`. */
export async function getOverview(ctx: Ctx): Promise<Overview> {
  requirePermission(ctx, 'admin.read')
  const since = addMs(ctx.clock.now(), -DAY_MS)
  const [generations, users, credits, errors, startedPerHour, jobs, workers] = await Promise.all([
    countGenerations(ctx, since),
    countUsers(ctx, since),
    sumCredits(ctx, since),
    countErrors(ctx, since),
    countStarts(ctx),
    countJobs(ctx),
    listWorkers(ctx),
  ])
  const { median, p95, ...counts } = generations
  const ended = counts.succeeded + counts.failed
  return {
    generations: counts,
    successRate: ended === 0 ? null : counts.succeeded / ended,
    durationMs: { median, p95 },
    users,
    credits,
    errors,
    jobs,
    workers,
    startedPerHour,
  }
}

type Generations = Overview['generations'] & Overview['durationMs']

async function countGenerations(ctx: Ctx, since: Date): Promise<Generations> {
  const now = ctx.clock.now().toISOString()
  const [row] = await ctx.db.execute<{ [K in keyof Generations]: number | null }>(sql`
    select
      count(*) filter (where status = 'queued')::int as waiting,
      count(*) filter (where status in ('running', 'canceling'))::int as running,
      count(*) filter (where status = 'succeeded')::int as succeeded,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'canceled')::int as canceled,
      (extract(epoch from ${now}::timestamptz - min(created_at) filter (where status = 'queued')) * 1000)::float8 as "oldestWaitMs",
      percentile_cont(0.5) within group (order by extract(epoch from finished_at - created_at) * 1000) filter (where status = 'succeeded') as median,
      percentile_cont(0.95) within group (order by extract(epoch from finished_at - created_at) * 1000) filter (where status = 'succeeded') as p95
    from generation
    where status in ('queued', 'running', 'canceling') or finished_at > ${since.toISOString()}::timestamptz`)
  return {
    waiting: row?.waiting ?? 0,
    running: row?.running ?? 0,
    succeeded: row?.succeeded ?? 0,
    failed: row?.failed ?? 0,
    canceled: row?.canceled ?? 0,
    oldestWaitMs: row?.oldestWaitMs ?? null,
    median: row?.median ?? null,
    p95: row?.p95 ?? null,
  }
}

async function countUsers(ctx: Ctx, since: Date): Promise<Overview['users']> {
  const [row] = await ctx.db.execute<Overview['users']>(sql`
    select count(*) filter (where state <> 'deleted')::int as total,
      count(*) filter (where created_at > ${since.toISOString()}::timestamptz)::int as joined,
      count(*) filter (where state = 'suspended')::int as suspended
    from "user"`)
  return row ?? { total: 0, joined: 0, suspended: 0 }
}

async function sumCredits(ctx: Ctx, since: Date): Promise<Overview['credits']> {
  const [row] = await ctx.db.execute<Overview['credits']>(sql`
    select
      coalesce((select sum(amount) from transfer where kind = 'grant' and at > ${since.toISOString()}::timestamptz), 0)::float8 as granted,
      coalesce((select sum(amount) from transfer where kind = 'capture' and at > ${since.toISOString()}::timestamptz), 0)::float8 as charged,
      coalesce(sum(held), 0)::float8 as "heldNow", coalesce(sum(available), 0)::float8 as "availableNow"
    from wallet`)
  return row ?? { granted: 0, charged: 0, heldNow: 0, availableNow: 0 }
}

async function countErrors(ctx: Ctx, since: Date): Promise<Overview['errors']> {
  const [row] = await ctx.db.execute<Overview['errors']>(sql`
    select count(*) filter (where class = 'system')::int as system, count(*) filter (where class = 'external')::int as external
    from error_log where at > ${since.toISOString()}::timestamptz`)
  return row ?? { system: 0, external: 0 }
}

async function countStarts(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.execute<{ started: number }>(sql`
    select count(generation.id)::int as started
    from generate_series(date_trunc('hour', ${ctx.clock.now().toISOString()}::timestamptz) - interval '23 hours', ${ctx.clock.now().toISOString()}::timestamptz, interval '1 hour') as hour
    left join generation on generation.created_at >= hour and generation.created_at < hour + interval '1 hour'
    group by hour order by hour`)
  return [...rows].map((row) => row.started)
}
