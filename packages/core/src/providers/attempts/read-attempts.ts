import { attempt } from '@studiolo/db/schema/providers'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, count, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import type { Attempt } from './claim-attempt'

/** The newest attempt of a step; null before the first. */
export async function currentAttempt(ctx: Ctx, generationId: Id<'gen'>, stepIndex: number): Promise<Attempt | null> {
  const [row] = await ctx.db
    .select()
    .from(attempt)
    .where(and(eq(attempt.generationId, generationId), eq(attempt.stepIndex, stepIndex)))
    .orderBy(desc(attempt.number))
    .limit(1)
  return row ?? null
}

export async function attemptById(ctx: Ctx, id: Id<'att'>): Promise<Attempt | null> {
  const [row] = await ctx.db.select().from(attempt).where(eq(attempt.id, id))
  return row ?? null
}

/** All attempts of these generations, in the order they were made. */
export async function attemptsOf(ctx: Ctx, generationIds: Id<'gen'>[]): Promise<Attempt[]> {
  if (generationIds.length === 0) return []
  return ctx.db.select().from(attempt).where(inArray(attempt.generationId, generationIds)).orderBy(asc(attempt.id))
}

/** How many attempts are under way at each provider. */
export async function openAttemptsByProvider(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ providerId: attempt.providerId, open: count() })
    .from(attempt)
    .where(inArray(attempt.state, ['submitting', 'accepted', 'unknown']))
    .groupBy(attempt.providerId)
  return new Map(rows.map((row) => [row.providerId, row.open]))
}

/** Attempts under way whose deadline passed before `before`, at most 500. Of settled generations too: their deadline job passes over them. */
export async function overdueAttempts(ctx: Ctx, before: Date): Promise<Pick<Attempt, 'id' | 'generationId'>[]> {
  return ctx.db
    .select({ id: attempt.id, generationId: attempt.generationId })
    .from(attempt)
    .where(and(inArray(attempt.state, ['submitting', 'accepted', 'unknown']), lt(attempt.deadlineAt, before)))
    .orderBy(asc(attempt.deadlineAt))
    .limit(500)
}
