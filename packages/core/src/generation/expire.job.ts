import type { Id } from '@studiolo/db/states/ids'
import { recordError } from '../errors'
import { enqueue } from '../jobs'
import { addMs, SECOND_MS } from '../kernel/clock'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { attemptById, currentAttempt, loseAttempt, type Attempt } from '../providers'
import { lockGeneration } from './claim-generation'
import { generationJob } from './generation-job'
import { expire, rescue } from './jobs'
import { settleCanceled, settleFailed } from './settle-generation'

const FIRST_RESCUE_MS = 30 * SECOND_MS

/** A deadline has come: what is still held is given back; what may still arrive is looked for. */
export const expireJob = generationJob(expire, async (ctx, id, { attemptId }) => {
  if (attemptId) await expireAttempt(ctx, id, attemptId as Id<'att'>)
  else await expireCancellation(ctx, id)
})

async function expireAttempt(ctx: Ctx, id: Id<'gen'>, attemptId: Id<'att'>): Promise<void> {
  const attempt = await attemptById(ctx, attemptId)
  if (!attempt || !isOpen(attempt)) return
  const kind = attempt.state === 'unknown' ? 'PROVIDER_UNKNOWN' : 'DEADLINE_EXCEEDED'
  const error = new AppError(kind, {
    message: `${attempt.providerId} did not finish ${attemptId} in time (${attempt.state})`,
  })
  const errorId = await recordError(ctx, error, { source: `provider:${attempt.providerId}`, generationId: id })
  await inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, id)
    if (!row || row.settlement !== 'held' || row.stepIndex !== attempt.stepIndex) return
    await followUp(ctx, attempt)
    if (row.status === 'canceling') await settleCanceled(ctx, row)
    else await settleFailed(ctx, row, { error, errorId })
  })
}

async function expireCancellation(ctx: Ctx, id: Id<'gen'>): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, id)
    if (row?.status !== 'canceling') return
    const attempt = await currentAttempt(ctx, id, row.stepIndex)
    if (attempt && isOpen(attempt)) await followUp(ctx, attempt)
    await settleCanceled(ctx, row)
  })
}

/** What may still run there is followed to its end. */
async function followUp(ctx: TxCtx, { id, state }: Attempt): Promise<void> {
  if (state === 'submitting') await loseAttempt(ctx, id)
  await enqueue(
    ctx,
    rescue,
    { attemptId: id, look: 1 },
    { key: `rescue:${id}`, runAt: addMs(ctx.clock.now(), FIRST_RESCUE_MS) },
  )
}

function isOpen({ state }: Attempt): boolean {
  return state === 'submitting' || state === 'accepted' || state === 'unknown'
}
