import { liveCounter, liveEvent } from '@studiolo/db/schema/notify'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, gt, lt } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import { addMs, HOUR_MS } from '../kernel/clock'

export interface SeenEvent {
  id: number
  type: string
  payload: Record<string, unknown>
}

/** A creator's events after `afterId`, oldest first, at most `limit` (default 500). */
export async function readEvents(ctx: Ctx, userId: Id<'usr'>, afterId: number, limit = 500): Promise<SeenEvent[]> {
  return ctx.db
    .select({ id: liveEvent.id, type: liveEvent.type, payload: liveEvent.payload })
    .from(liveEvent)
    .where(and(eq(liveEvent.userId, userId), gt(liveEvent.id, afterId)))
    .orderBy(asc(liveEvent.id))
    .limit(limit)
}

/** The id of a creator's newest event; 0 when there was none. */
export async function lastEventId(ctx: Ctx, userId: Id<'usr'>): Promise<number> {
  const [row] = await ctx.db
    .select({ lastId: liveCounter.lastId })
    .from(liveCounter)
    .where(eq(liveCounter.userId, userId))
  return row?.lastId ?? 0
}

const KEEP_MS = 24 * HOUR_MS

/** Deletes events older than a day: a browser away longer reads its pages anew. Answers how many. */
export async function pruneEvents(ctx: Ctx): Promise<number> {
  const gone = await ctx.db
    .delete(liveEvent)
    .where(lt(liveEvent.createdAt, addMs(ctx.clock.now(), -KEEP_MS)))
    .returning({ id: liveEvent.id })
  return gone.length
}
