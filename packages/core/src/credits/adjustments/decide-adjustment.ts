import { creditAdjustment } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { DecideAdjustmentInput } from '../contract'
import { getBalance } from '../get-balance'
import type { Adjusted } from './adjust-credits'
import { toView, type AdjustmentRow } from './adjustment-row'
import { bookAdjustment } from './book-adjustment'
import { requireAdminPerson } from './require-admin-person'

/**
 * A second admin agrees to an adjustment that waits, which books it, or declines it, which moves nothing. Needs
 * `admin.credits.grant` and a person. Throws FORBIDDEN for the admin who asked and the one it is for, NOT_FOUND without such an adjustment,
 * CONFLICT when it was decided already, INVALID_INPUT with `{ available }` when there is less to take by now: then it
 * goes on waiting.
 */
export async function decideAdjustment(ctx: Ctx, { id, decision }: DecideAdjustmentInput): Promise<Adjusted> {
  const decidedBy = requireAdminPerson(ctx)
  return inTransaction(ctx, async (ctx) => {
    await lockWaiting(ctx, id, decidedBy)
    const row = await writeDecision(ctx, id, {
      state: decision === 'approve' ? 'booked' : 'declined',
      decidedBy,
      decidedAt: ctx.clock.now(),
    })
    if (decision === 'approve') return { adjustment: toView(row), balance: await bookAdjustment(ctx, row) }
    const { userId, amount, reason, askedBy } = row
    await recordAudit(ctx, {
      action: 'credits.adjustment-declined',
      subject: userId,
      after: { adjustment: id, amount, askedBy },
      reason,
    })
    return { adjustment: toView(row), balance: await getBalance(ctx, userId) }
  })
}

/** Two who decide at once wait here for each other; the second finds it decided. */
async function lockWaiting(ctx: TxCtx, id: Id<'adj'>, decidedBy: Id<'usr'>): Promise<void> {
  const [row] = await ctx.db.select().from(creditAdjustment).where(eq(creditAdjustment.id, id)).for('update')
  if (!row) throw new AppError('NOT_FOUND', { message: `no adjustment ${id}` })
  if (row.askedBy === decidedBy || row.userId === decidedBy)
    throw new AppError('FORBIDDEN', { message: 'decides about themselves', meta: { reason: 'own-adjustment' } })
  if (row.state !== 'waiting') throw new AppError('CONFLICT', { meta: { reason: 'decided', state: row.state } })
}

async function writeDecision(
  ctx: TxCtx,
  id: Id<'adj'>,
  decision: Pick<AdjustmentRow, 'state' | 'decidedBy' | 'decidedAt'>,
): Promise<AdjustmentRow> {
  const [row] = await ctx.db.update(creditAdjustment).set(decision).where(eq(creditAdjustment.id, id)).returning()
  if (!row) throw new Error(`adjustment ${id} went away under its lock`)
  return row
}
