import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { isAllowed, requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { cancelHeld } from './cancel-held'
import { isCancelable } from './cancelable'
import { lockGeneration, type Generation } from './claim-generation'
import type { GenerationView } from './contract'
import { viewGenerations } from './view-generation'

/**
 * Cancels a generation. Waiting: everything is given back at once. At a provider: `canceling` while it is asked to stop,
 * given back at the latest at the deadline. Canceling again, or what ended already as canceled, answers the same.
 * The audit keeps the reason, where the staff gives one. Throws CONFLICT when the result is already being processed or it ended otherwise.
 */
export async function cancelGeneration(
  ctx: Ctx,
  { id, reason }: { id: string; reason?: string },
): Promise<GenerationView> {
  requirePermission(ctx, 'generation.cancel')
  const row = await inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, id as Id<'gen'>)
    if (!row || !mayCancel(ctx, row)) throw new AppError('NOT_FOUND', { meta: { id } })
    if (row.status === 'canceled' || row.status === 'canceling') return row
    if (!isCancelable(row))
      throw new AppError('CONFLICT', {
        message: `${id} is ${row.status}/${row.stage}`,
        meta: { status: row.status, stage: row.stage },
      })
    await cancelHeld(ctx, row, reason)
    return row
  })
  const [after] = await ctx.db.select().from(generation).where(eq(generation.id, row.id))
  const [view] = await viewGenerations(ctx, after ? [after] : [])
  if (!view) throw new AppError('NOT_FOUND', { meta: { id } })
  return view
}

function mayCancel(ctx: Ctx, row: Generation): boolean {
  if (ctx.actor.kind === 'user' && ctx.actor.userId === row.userId) return true
  return isAllowed(ctx.actor, 'admin.generation')
}
