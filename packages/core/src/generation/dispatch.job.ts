import { creatorTurn, generation } from '@studiolo/db/schema/generation'
import { uuidToId, type Id } from '@studiolo/db/states/ids'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { enqueue, implementJob } from '../jobs'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { publishEvent } from '../notify'
import { concurrencyOf } from '../plans'
import { queueMoved } from './events'
import { dispatch, submit } from './jobs'
import { limitsConfig } from './limits'
import { queueOrder } from './queue-order'
import { enterStage, publishChange } from './stages'

/** At most this many creators hear at once that their place moved; the others see it when they look. */
const TOLD_OF_QUEUE = 200

export const dispatchJob = implementJob(dispatch, (ctx) => dispatchWaiting(ctx))

/**
 * Starts as many waiting generations as there is room for, in turns between creators, each up to what their plan lets
 * run at once.
 */
export function dispatchWaiting(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('generation.dispatch'))`)
    const { running, perCreator } = ctx.config(limitsConfig)
    const room = running - (await countRunning(ctx))
    if (room <= 0) return
    const next = await ctx.db.execute<{ id: string }>(
      sql`select id from (${queueOrder()}) line
        where turn <= coalesce(${concurrencyOf(sql`line.user_id`)}, ${perCreator}) order by position limit ${room}`,
    )
    const ids = [...next].map((row) => uuidToId('gen', row.id))
    if (ids.length === 0) return
    await startAll(ctx, ids)
    await tellTheWaiting(ctx)
  })
}

async function countRunning(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ running: count() })
    .from(generation)
    .where(inArray(generation.status, ['running', 'canceling']))
  return row?.running ?? 0
}

async function startAll(ctx: TxCtx, ids: Id<'gen'>[]): Promise<void> {
  const now = ctx.clock.now()
  for (const id of ids) {
    const [row] = await ctx.db
      .update(generation)
      .set({ status: 'running', startedAt: now })
      .where(and(eq(generation.id, id), eq(generation.status, 'queued')))
      .returning()
    if (!row) continue
    await ctx.db
      .insert(creatorTurn)
      .values({ userId: row.userId, servedAt: now })
      .onConflictDoUpdate({ target: creatorTurn.userId, set: { servedAt: now } })
    await enterStage(ctx, row, 'submitting')
    await enqueue(ctx, submit, { generationId: id }, { key: `submit:${id}` })
    await publishChange(ctx, { ...row, stage: 'submitting', percent: 0 })
  }
}

async function tellTheWaiting(ctx: TxCtx): Promise<void> {
  const waiting = await ctx.db
    .selectDistinct({ userId: generation.userId })
    .from(generation)
    .where(eq(generation.status, 'queued'))
    .orderBy(generation.userId)
    .limit(TOLD_OF_QUEUE)
  for (const { userId } of waiting) await publishEvent(ctx, userId, queueMoved, {})
}
