import { generation } from '@studiolo/db/schema/generation'
import type { GenerationState, StageName } from '@studiolo/db/states/generation'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'

export type Generation = typeof generation.$inferSelect

/** The right to move a generation: it ends as soon as anybody else claims or settles it. */
export interface Claim {
  readonly id: Id<'gen'>
  readonly fence: number
  readonly generation: Generation
}

export interface ClaimWhere {
  stages: readonly StageName[]
  /** Default: only while it runs. */
  statuses?: readonly GenerationState[]
}

/** Takes a generation over by raising its fencing token; null when it is not in one of these stages and states (any more). */
export async function claimGeneration(
  ctx: Ctx,
  id: Id<'gen'>,
  { stages, statuses = ['running'] }: ClaimWhere,
): Promise<Claim | null> {
  const [row] = await ctx.db
    .update(generation)
    .set({ fence: sql`${generation.fence} + 1` })
    .where(and(eq(generation.id, id), inArray(generation.status, statuses), inArray(generation.stage, stages)))
    .returning()
  return row ? { id, fence: row.fence, generation: row } : null
}

/** Runs the body in a transaction that holds the generation's row; answers null, and runs nothing, when the claim has ended. */
export function withClaim<T>(
  ctx: Ctx,
  claim: Claim,
  body: (ctx: TxCtx, generation: Generation) => Promise<T>,
): Promise<T | null> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(generation)
      .where(and(eq(generation.id, claim.id), eq(generation.fence, claim.fence)))
      .for('update')
    return row ? body(ctx, row) : null
  })
}

/** Has nobody else claimed or settled it since? */
export async function holdsClaim(ctx: Ctx, claim: Claim): Promise<boolean> {
  return (await withClaim(ctx, claim, async () => true)) ?? false
}

/** Locks a generation for whoever settles it, whatever claims there are; the caller raises the fence with its change. */
export async function lockGeneration(ctx: TxCtx, id: Id<'gen'>): Promise<Generation | null> {
  const [row] = await ctx.db.select().from(generation).where(eq(generation.id, id)).for('update')
  return row ?? null
}
