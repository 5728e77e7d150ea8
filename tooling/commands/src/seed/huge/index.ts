import type { UserRecord } from '@studiolo/core/identity'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { generation } from '@studiolo/db/schema/generation'
import { count, eq, sql } from 'drizzle-orm'
import type { Model } from './find-models'
import { pastRun } from './past-run'
import { writeRuns } from './write-runs'

export { findModels } from './find-models'
export { SPAN_MS } from './past-run'

/** Small enough for one statement's parameters, and for the versions of the one wallet in a transaction. */
const BATCH = 250

export interface HugeOptions {
  owner: Pick<UserRecord, 'id'>
  models: Model[]
  count: number
}

/**
 * Fills two years of a creator's past, up to `count` generations; goes on where an earlier call was stopped. Answers how
 * many it wrote.
 */
export async function writePast(ctx: Ctx, { owner, models, count: wanted }: HugeOptions): Promise<number> {
  const [first, ...others] = models
  if (!first) throw new Error('a past needs something that was made')
  const span = { count: wanted, end: ctx.clock.now() }
  const before = await countOf(ctx, owner)
  for (let place = before; place < wanted; place += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, wanted - place) }, (_, step) => place + step)
    const runs = places.map((place) => pastRun([first, ...others], span, place))
    await inTransaction(ctx, (ctx) => writeRuns(ctx, owner.id, runs))
  }
  // The planner knows of the rows at once, not when autovacuum comes round.
  await ctx.db.execute(sql`analyze generation, generation_stage, attempt, asset, rendition, transfer, hold`)
  return Math.max(0, wanted - before)
}

async function countOf(ctx: Ctx, { id }: Pick<UserRecord, 'id'>): Promise<number> {
  const [row] = await ctx.db.select({ rows: count() }).from(generation).where(eq(generation.userId, id))
  return row?.rows ?? 0
}
