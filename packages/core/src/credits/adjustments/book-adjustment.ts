import { recordAudit } from '../../audit'
import type { TxCtx } from '../../kernel/context'
import type { Balance } from '../contract'
import { getBalance } from '../get-balance'
import { grantOnce } from '../grant-credits'
import type { AdjustmentRow } from './adjustment-row'
import { takeCredits } from './take-credits'

/** Moves the credits of an adjustment and says so in the audit log. Trusts its caller: checks no permission. */
export async function bookAdjustment(ctx: TxCtx, row: AdjustmentRow): Promise<Balance> {
  return row.amount > 0 ? give(ctx, row) : take(ctx, row)
}

async function give(ctx: TxCtx, row: AdjustmentRow): Promise<Balance> {
  const { userId, amount, reason, idempotencyKey } = row
  // The form's key, not the row's id: what was given under it before there were rows is not given again.
  const { balance, first } = await grantOnce(ctx, {
    userId,
    amount,
    source: 'admin',
    idempotencyKey: `adjust:${idempotencyKey}`,
    reason: 'adjustment',
  })
  const after = { amount, ...balance, ...asked(row) }
  if (first) await recordAudit(ctx, { action: 'credits.granted', subject: userId, after, reason })
  return balance
}

async function take(ctx: TxCtx, row: AdjustmentRow): Promise<Balance> {
  const { id, userId, reason } = row
  const amount = -row.amount
  await takeCredits(ctx, { userId, amount, key: `adjust:${id}` })
  const balance = await getBalance(ctx, userId)
  const after = { amount, ...balance, ...asked(row) }
  await recordAudit(ctx, { action: 'credits.taken', subject: userId, after, reason })
  return balance
}

/** The actor of the row is who agreed; who asked stands beside it. */
function asked({ decidedBy, askedBy }: AdjustmentRow): { askedBy?: string } {
  return decidedBy ? { askedBy } : {}
}
