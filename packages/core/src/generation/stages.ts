import { generation, generationStage } from '@studiolo/db/schema/generation'
import { stageNames, type StageName } from '@studiolo/db/states/generation'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx, TxCtx } from '../kernel/context'
import { inTransaction } from '../kernel/context'
import { publishEvent } from '../notify'
import type { Claim, Generation } from './claim-generation'
import { generationChanged } from './events'

/** How much of a whole run each stage is, in percent; they sum to 100. */
const WEIGHTS: Record<StageName, number> = {
  queued: 0,
  submitting: 2,
  generating: 56,
  downloading: 4,
  processing: 34,
  publishing: 4,
}

/** Progress over the whole run, 0–100, when `stage` stands at `percent`. */
export function overallPercent(stage: StageName, percent: number): number {
  const before = stageNames.slice(0, stageNames.indexOf(stage)).reduce((sum, name) => sum + WEIGHTS[name], 0)
  return Math.min(100, before + (WEIGHTS[stage] * Math.max(0, Math.min(100, percent))) / 100)
}

/** The six rows of a fresh generation: waiting in the queue, all else to come. */
export async function insertStages(ctx: TxCtx, ids: Generation['id'][]): Promise<void> {
  const startedAt = ctx.clock.now()
  await ctx.db
    .insert(generationStage)
    .values(
      ids.flatMap((generationId) =>
        stageNames.map((name) =>
          name === 'queued'
            ? { generationId, name, state: 'active' as const, startedAt }
            : { generationId, name, startedAt: null },
        ),
      ),
    )
}

/** Moves a held row to its next stage: what came before is done. The caller publishes the change. */
export async function enterStage(ctx: TxCtx, { id }: Pick<Generation, 'id'>, stage: StageName): Promise<void> {
  const now = ctx.clock.now()
  const before = stageNames.slice(0, stageNames.indexOf(stage))
  await ctx.db
    .update(generationStage)
    .set({
      state: 'done',
      percent: 100,
      finishedAt: now,
      startedAt: sql`coalesce(${generationStage.startedAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(generationStage.generationId, id),
        inArray(generationStage.name, before),
        inArray(generationStage.state, ['pending', 'active']),
      ),
    )
  await ctx.db
    .update(generationStage)
    .set({ state: 'active', percent: 0, startedAt: now, finishedAt: null })
    .where(and(eq(generationStage.generationId, id), eq(generationStage.name, stage)))
  await ctx.db
    .update(generation)
    .set({ stage, percent: overallPercent(stage, 0), movedAt: now })
    .where(eq(generation.id, id))
}

/** Closes the stages of an ended generation: the active one as it ended, those to come skipped. */
export async function closeStages(ctx: TxCtx, id: Generation['id'], ended: 'done' | 'failed'): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db
    .update(generationStage)
    .set({ state: ended, finishedAt: now, ...(ended === 'done' ? { percent: 100 } : {}) })
    .where(
      and(
        eq(generationStage.generationId, id),
        inArray(generationStage.state, ended === 'done' ? ['active', 'pending'] : ['active']),
      ),
    )
  await ctx.db
    .update(generationStage)
    .set({ state: 'skipped' })
    .where(and(eq(generationStage.generationId, id), eq(generationStage.state, 'pending')))
}

/** Shows progress within a stage. Answers false when the claim has ended: whoever works must stop. */
export function reportProgress(ctx: Ctx, claim: Claim, stage: StageName, percent: number): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(generation)
      .set({ percent: overallPercent(stage, percent), movedAt: ctx.clock.now() })
      .where(and(eq(generation.id, claim.id), eq(generation.fence, claim.fence)))
      .returning()
    if (!row) return false
    await ctx.db
      .update(generationStage)
      .set({ percent })
      .where(and(eq(generationStage.generationId, claim.id), eq(generationStage.name, stage)))
    await publishChange(ctx, row, percent)
    return true
  })
}

/** Tells the creator's browsers where a generation stands. Last in a transaction. */
export async function publishChange(ctx: TxCtx, row: Generation, stagePercent = 0): Promise<void> {
  const { id, userId, status, settlement, stage, percent } = row
  const stageState =
    status === 'succeeded' ? 'done' : status === 'failed' || status === 'canceled' ? 'failed' : 'active'
  await publishEvent(ctx, userId, generationChanged, {
    id,
    status,
    settlement,
    stage,
    stageState,
    stagePercent,
    percent,
  })
}
