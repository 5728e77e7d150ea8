import { attempt } from '@studiolo/db/schema/providers'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, inArray } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import type { Check, Operation, Outcome, Result } from '../define-provider'

/** The provider took it: its operation is stored, so that any worker can ask for it. */
export async function acceptAttempt(ctx: TxCtx, id: Id<'att'>, operation: Operation): Promise<void> {
  await ctx.db
    .update(attempt)
    .set({ state: 'accepted', operation, acceptedAt: ctx.clock.now() })
    .where(and(eq(attempt.id, id), inArray(attempt.state, ['submitting', 'unknown'])))
}

/** The answer to its submission was lost: it may run there, and is never sent again. */
export async function loseAttempt(ctx: TxCtx, id: Id<'att'>): Promise<void> {
  await ctx.db
    .update(attempt)
    .set({ state: 'unknown' })
    .where(and(eq(attempt.id, id), eq(attempt.state, 'submitting')))
}

export async function succeedAttempt(
  ctx: TxCtx,
  id: Id<'att'>,
  seen: Extract<Check, { state: 'succeeded' }>,
): Promise<void> {
  await ctx.db
    .update(attempt)
    .set({
      state: 'succeeded',
      results: seen.results satisfies Result[],
      costMicros: seen.costMicros,
      finishedAt: ctx.clock.now(),
    })
    .where(eq(attempt.id, id))
}

export async function failAttempt(ctx: TxCtx, id: Id<'att'>, outcome: Outcome, code: string): Promise<void> {
  await ctx.db
    .update(attempt)
    .set({ state: 'failed', outcome, code: code.slice(0, 200), finishedAt: ctx.clock.now() })
    .where(eq(attempt.id, id))
}

export async function cancelAttempt(ctx: TxCtx, id: Id<'att'>): Promise<void> {
  await ctx.db.update(attempt).set({ state: 'canceled', finishedAt: ctx.clock.now() }).where(eq(attempt.id, id))
}
