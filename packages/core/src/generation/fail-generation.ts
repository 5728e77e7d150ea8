import type { Id } from '@studiolo/db/states/ids'
import { recordError } from '../errors'
import { inTransaction, type Ctx } from '../kernel/context'
import type { AppError } from '../kernel/errors'
import { lockGeneration, withClaim, type Claim } from './claim-generation'
import { settleCanceled, settleFailed } from './settle-generation'

/** Ends a claimed generation with an error, kept under an id; a cancellation under way ends as canceled. */
export async function failGeneration(ctx: Ctx, claim: Claim, error: AppError, source: string): Promise<void> {
  const errorId = await recordError(ctx, error, { source, generationId: claim.id, userId: claim.generation.userId })
  await withClaim(ctx, claim, async (ctx, row) => {
    if (row.settlement !== 'held') return
    if (row.status === 'canceling') return settleCanceled(ctx, row)
    return settleFailed(ctx, row, { error, errorId })
  })
}

/** Ends whatever still stands of a generation whose job died for good, whoever had it. */
export async function failDeadGeneration(ctx: Ctx, id: Id<'gen'>, error: AppError, source: string): Promise<void> {
  const errorId = await recordError(ctx, error, { source, generationId: id })
  await inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, id)
    if (row && row.settlement === 'held') await settleFailed(ctx, row, { error, errorId })
  })
}
