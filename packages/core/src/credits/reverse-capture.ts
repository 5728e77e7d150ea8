import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { Balance } from './contract'
import { callLedger, requireAmount, type Movement } from './ledger'

export interface ReversalOrder extends Movement {
  holdId: number
  /** Of what was charged; all reversals of a hold together cannot exceed it. */
  amount: number
}

/**
 * Gives back what a hold was charged, wholly or in part, to the lots it was charged to, the last first. What returns to
 * a lot that has expired is booked as expired at once; a debt is repaid from the rest. A repeat of the key answers the
 * first answer. Throws CONFLICT for a hold that was not charged, INVALID_INPUT with `{ left }` for more than is still
 * charged, NOT_FOUND without a hold, IDEMPOTENCY_CONFLICT for the same key with another hold or amount. A refusal leaves
 * the transaction usable. Trusts its caller: checks no permission.
 */
export async function reverseCapture(ctx: TxCtx, order: ReversalOrder): Promise<{ balance: Balance }> {
  const { holdId, amount } = order
  requireAmount(amount)
  const parameters = sql`p_hold => ${holdId}, p_amount => ${amount}`
  const { outcome, rest, balance } = await callLedger(ctx, 'ledger_reverse', parameters, order, { rest: 'rest' })
  if (outcome === 'no-hold') throw new AppError('NOT_FOUND', { message: `no hold ${holdId}` })
  if (outcome === 'not-captured') throw new AppError('CONFLICT', { message: `hold ${holdId} was not charged` })
  if (outcome === 'too-much') {
    throw new AppError('INVALID_INPUT', { message: `hold ${holdId} was charged less`, meta: { left: rest } })
  }
  return { balance }
}
