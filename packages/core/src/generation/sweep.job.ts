import { generation } from '@studiolo/db/schema/generation'
import { and, inArray, lt, sql } from 'drizzle-orm'
import { enqueue, implementJob } from '../jobs'
import { addMs, MINUTE_MS } from '../kernel/clock'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { pruneEvents } from '../notify'
import { overdueAttempts } from '../providers'
import type { Generation } from './claim-generation'
import { failDeadGeneration } from './fail-generation'
import { check, dispatch, expire, ingest, stop, submit, sweep } from './jobs'

const STANDS_STILL_MS = 3 * MINUTE_MS

/** Once a minute: whatever has not moved gets its job back, whatever passed its deadline ends. */
export const sweepJob = implementJob(sweep, async (ctx) => {
  await inTransaction(ctx, (ctx) => enqueue(ctx, dispatch, {}, { key: 'dispatch', keyMode: 'preserve_run_at' }))
  await reviveStanding(ctx)
  await expireOverdue(ctx)
  await pruneEvents(ctx)
})

export async function reviveStanding(ctx: Ctx): Promise<void> {
  const standing = await ctx.db
    .select()
    .from(generation)
    .where(
      and(
        inArray(generation.status, ['running', 'canceling']),
        lt(generation.movedAt, addMs(ctx.clock.now(), -STANDS_STILL_MS)),
      ),
    )
    .limit(500)
  for (const row of standing) {
    if (await isDead(ctx, row))
      await failDeadGeneration(ctx, row.id, new AppError('RENDER_FAILED', { message: 'its job died' }), 'sweep')
    else await inTransaction(ctx, (ctx) => revive(ctx, row))
  }
}

/** Did a job of this generation use up all its tries, workers dying with it? It would kill the next one too. */
async function isDead(ctx: Ctx, { id }: Generation): Promise<boolean> {
  const rows = await ctx.db.execute(sql`
    delete from graphile_worker._private_jobs
    where key = any(${sql`array[${`submit:${id}`}, ${`ingest:${id}`}]`}) and attempts >= max_attempts and locked_at is null returning id`)
  return rows.length > 0
}

/** A look costs nothing and comes at once; work that still waits keeps its time. */
function revive(ctx: TxCtx, { id, status, stage }: Generation): Promise<void> {
  const payload = { generationId: id }
  const keep = (name: string) => ({ key: `${name}:${id}`, keyMode: 'preserve_run_at' as const })
  if (status === 'canceling') return enqueue(ctx, stop, payload, { key: `stop:${id}` })
  if (stage === 'submitting') return enqueue(ctx, submit, payload, keep('submit'))
  if (stage === 'generating') return enqueue(ctx, check, payload, { key: `check:${id}` })
  return enqueue(ctx, ingest, payload, keep('ingest'))
}

async function expireOverdue(ctx: Ctx): Promise<void> {
  for (const { id, generationId } of await overdueAttempts(ctx, addMs(ctx.clock.now(), -MINUTE_MS))) {
    await inTransaction(ctx, (ctx) => enqueue(ctx, expire, { generationId, attemptId: id }, { key: `expire:${id}` }))
  }
}
