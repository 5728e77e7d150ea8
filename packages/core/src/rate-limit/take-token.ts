import { sql } from 'drizzle-orm'
import { isInTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { RateFacts } from './contract'
import { rateLimitConfig, type Limit, type LimitName } from './limits'

/**
 * Takes a token from a bucket shared between machines, by the generic cell rate algorithm (ITU-T I.371, annex A): a
 * bucket is one instant, the theoretical arrival time of the next request. One statement, on the pool: within a
 * transaction a rollback would give the token back, so that is an error. Throws RATE_LIMITED with RateFacts and
 * `retryAfterSeconds` in its meta.
 */
export async function takeToken(ctx: Ctx, name: LimitName, key: string): Promise<RateFacts> {
  if (isInTransaction(ctx)) throw new Error(`takeToken(${name}) needs the pool, not a transaction`)
  const limit = ctx.config(rateLimitConfig)[name]
  const now = ctx.clock.now().getTime()
  const seen = await advance(ctx, bucketOf(name, key), now, limit)
  const facts = describe(name, limit, seen.arrivesMs - now)
  if (seen.taken) return facts
  const retryAfterSeconds = Math.max(1, Math.ceil((seen.arrivesMs + spacing(limit) - limit.windowMs - now) / 1000))
  throw new AppError('RATE_LIMITED', { message: `${name} of ${key}`, meta: { ...facts, retryAfterSeconds } })
}

/** Gives one token back: for what is only counted when it failed. */
export async function returnToken(ctx: Ctx, name: LimitName, key: string): Promise<void> {
  const ms = spacing(ctx.config(rateLimitConfig)[name])
  await ctx.db.execute(sql`
    update rate_bucket set arrives_at = arrives_at - make_interval(secs => ${ms / 1000}::float8)
    where key = ${bucketOf(name, key)}`)
}

/** Milliseconds a token takes to come back; rounded down, so that a window always holds the whole limit. */
function spacing({ limit, windowMs }: Limit): number {
  return Math.floor(windowMs / limit)
}

async function advance(
  ctx: Ctx,
  bucket: string,
  now: number,
  limit: Limit,
): Promise<{ taken: boolean; arrivesMs: number }> {
  const nowAt = sql`${new Date(now).toISOString()}::timestamptz`
  const step = sql`make_interval(secs => ${spacing(limit) / 1000}::float8)`
  const window = sql`make_interval(secs => ${limit.windowMs / 1000}::float8)`
  const rows = await ctx.db.execute<{ taken: boolean; ms: string }>(sql`
    with taken as (
      insert into rate_bucket as bucket (key, arrives_at) values (${bucket}, ${nowAt} + ${step})
      on conflict (key) do update set arrives_at = greatest(bucket.arrives_at, ${nowAt}) + ${step}
        where greatest(bucket.arrives_at, ${nowAt}) + ${step} <= ${nowAt} + ${window}
      returning arrives_at
    ), seen as (
      select true as taken, arrives_at from taken
      union all
      select false, arrives_at from rate_bucket where key = ${bucket} and not exists (select from taken)
    )
    select taken, (extract(epoch from arrives_at) * 1000)::bigint::text as ms from seen`)
  const [row] = rows
  // No row at all: refused by a bucket that somebody made after this statement's snapshot; full is a safe guess.
  if (!row) return { taken: false, arrivesMs: now + limit.windowMs }
  return { taken: row.taken, arrivesMs: Number(row.ms) }
}

function describe(name: LimitName, limit: Limit, aheadMs: number): RateFacts {
  return {
    name,
    limit: limit.limit,
    windowSeconds: Math.ceil(limit.windowMs / 1000),
    remaining: Math.min(limit.limit, Math.max(0, Math.floor((limit.windowMs - aheadMs) / spacing(limit)))),
    resetSeconds: Math.max(0, Math.ceil(aheadMs / 1000)),
  }
}

function bucketOf(name: LimitName, key: string): string {
  return `${name}:${key}`
}
