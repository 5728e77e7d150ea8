import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { enqueue } from '../jobs'
import { isAllowed, requirePermission } from '../kernel/actor'
import { addMs } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { recordAudit } from '../audit'
import { isCancelable } from './cancelable'
import { lockGeneration, type Generation } from './claim-generation'
import type { GenerationView } from './contract'
import { expire, stop } from './jobs'
import { limitsConfig } from './limits'
import { settleCanceled } from './settle-generation'
import { publishChange } from './stages'
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
    await recordAudit(ctx, {
      action: 'generation.canceled',
      subject: row.id,
      before: { status: row.status, stage: row.stage },
      reason,
    })
    if (row.status === 'queued') {
      await settleCanceled(ctx, row)
      return row
    }
    const now = ctx.clock.now()
    await ctx.db
      .update(generation)
      .set({ status: 'canceling', cancelRequestedAt: now, movedAt: now })
      .where(eq(generation.id, row.id))
    await enqueue(ctx, stop, { generationId: row.id }, { key: `stop:${row.id}` })
    const { cancelDeadlineMs } = ctx.config(limitsConfig)
    await enqueue(
      ctx,
      expire,
      { generationId: row.id },
      { key: `expire-cancel:${row.id}`, runAt: addMs(now, cancelDeadlineMs) },
    )
    await publishChange(ctx, { ...row, status: 'canceling' })
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
