import { generation } from '@studiolo/db/schema/generation'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { enqueue } from '../jobs'
import { addMs } from '../kernel/clock'
import type { TxCtx } from '../kernel/context'
import { isCancelable } from './cancelable'
import type { Generation } from './claim-generation'
import { expire, stop } from './jobs'
import { limitsConfig } from './limits'
import { settleCanceled } from './settle-generation'
import { publishChange } from './stages'

/**
 * Cancels a live generation whose row is held. At a provider: `canceling` while it is asked to stop, given back at the
 * latest at the deadline. Else (waiting, or its result being processed) everything is given back at once, and whoever
 * works on it can change nothing any more. The caller decides whether it may still be canceled.
 */
export async function cancelHeld(ctx: TxCtx, row: Generation, reason?: string): Promise<void> {
  const { id, status, stage } = row
  await recordAudit(ctx, { action: 'generation.canceled', subject: id, before: { status, stage }, reason })
  if (status === 'running' && isCancelable(row)) await askToStop(ctx, row)
  else await settleCanceled(ctx, row)
}

async function askToStop(ctx: TxCtx, row: Generation): Promise<void> {
  const now = ctx.clock.now()
  const payload = { generationId: row.id }
  await ctx.db
    .update(generation)
    .set({ status: 'canceling', cancelRequestedAt: now, movedAt: now })
    .where(eq(generation.id, row.id))
  await enqueue(ctx, stop, payload, { key: `stop:${row.id}` })
  const { cancelDeadlineMs } = ctx.config(limitsConfig)
  await enqueue(ctx, expire, payload, { key: `expire-cancel:${row.id}`, runAt: addMs(now, cancelDeadlineMs) })
  await publishChange(ctx, { ...row, status: 'canceling' })
}
