import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { eq, sql } from 'drizzle-orm'
import { captureHold, releaseHold } from '../credits'
import { enqueue } from '../jobs'
import type { TxCtx } from '../kernel/context'
import { errorKinds, type AppError, type ErrorKind } from '../kernel/errors'
import { declareAlert, raiseAlert } from '../kernel/alerts'
import { returnAllowance } from '../plans'
import type { Generation } from './claim-generation'
import { dispatch } from './jobs'
import { closeStages, publishChange } from './stages'

const generationFailed = declareAlert<{ generationId: string; kind: ErrorKind; errorId: string | null }>(
  'generation.failed',
  'warning',
)

/** The result stands: charged as quoted, or nothing when the credits had been given back before. The row must be held. */
export async function settleSucceeded(ctx: TxCtx, row: Generation): Promise<void> {
  const late = row.settlement === 'released'
  if (!late) {
    await captureHold(ctx, {
      holdId: row.holdId,
      amount: row.quotedCredits,
      idempotencyKey: `capture:${row.id}`,
      reason: 'succeeded',
    })
  }
  await closeStages(ctx, row.id, 'done')
  await settle(ctx, row.id, {
    status: 'succeeded',
    settlement: late ? 'waived' : 'captured',
    chargedCredits: late ? 0 : row.quotedCredits,
    percent: 100,
    errorKind: null,
    errorId: null,
    errorMeta: null,
  })
}

export interface Failure {
  error: AppError
  /** Under which an admin finds it. */
  errorId: Id<'err'> | null
}

/** It failed: everything held is given back, and the use of the plan. The row must be held. */
export async function settleFailed(ctx: TxCtx, row: Generation, { error, errorId }: Failure): Promise<void> {
  const { kind, meta } = error
  await giveBack(ctx, row, kind)
  if (errorKinds[kind].alert)
    await raiseAlert(ctx, generationFailed, `${kind}:${row.recipe}`, { generationId: row.id, kind, errorId })
  await settle(ctx, row.id, { status: 'failed', settlement: 'released', errorKind: kind, errorId, errorMeta: meta })
}

/** It was canceled: everything held is given back, and the use of the plan. The row must be held. */
export async function settleCanceled(ctx: TxCtx, row: Generation): Promise<void> {
  await giveBack(ctx, row, 'canceled')
  await settle(ctx, row.id, { status: 'canceled', settlement: 'released' })
}

async function giveBack(ctx: TxCtx, row: Generation, reason: string): Promise<void> {
  await releaseHold(ctx, { holdId: row.holdId, idempotencyKey: `release:${row.id}`, reason })
  await returnAllowance(ctx, { userId: row.userId, operation: row.recipe, at: row.createdAt })
  await closeStages(ctx, row.id, 'failed')
}

/** Raises the fence with the change, so that whoever still works on it can change nothing. */
async function settle(ctx: TxCtx, id: Id<'gen'>, change: Partial<Generation>): Promise<void> {
  const now = ctx.clock.now()
  const [row] = await ctx.db
    .update(generation)
    .set({ ...change, fence: sql`${generation.fence} + 1`, finishedAt: now, movedAt: now })
    .where(eq(generation.id, id))
    .returning()
  await enqueue(ctx, dispatch, {}, { key: 'dispatch', keyMode: 'preserve_run_at' })
  if (row) await publishChange(ctx, row)
}
