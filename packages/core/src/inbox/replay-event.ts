import { inboundEvent } from '@studiolo/db/schema/inbox'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { enqueue } from '../jobs'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { InboundJob } from './receive-event'

/**
 * Handles a kept webhook anew: what it says is told again, and what was booked already is booked once. `jobOf` names the
 * job that handles its source. Needs `admin.billing`; throws NOT_FOUND.
 */
export async function replayEvent(
  ctx: Ctx,
  id: Id<'evt'>,
  jobOf: (source: string) => InboundJob | null,
): Promise<void> {
  requirePermission(ctx, 'admin.billing')
  await inTransaction(ctx, async (ctx) => {
    const [event] = await ctx.db
      .update(inboundEvent)
      .set({ state: 'received', handledAt: null })
      .where(eq(inboundEvent.id, id))
      .returning({ source: inboundEvent.source, type: inboundEvent.type })
    const job = event && jobOf(event.source)
    if (!job) throw new AppError('NOT_FOUND', { message: `no event ${id} that somebody handles` })
    await enqueue(ctx, job, { id }, { key: `replay:${id}` })
    await recordAudit(ctx, { action: 'webhook.replayed', subject: id, after: event })
  })
}
