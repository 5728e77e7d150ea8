import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { callLedger, requireAmount, type Movement } from './ledger'
import { requireSettled, settledColumns, type SettledHold } from './settled-hold'

export interface CaptureOrder extends Movement {
  holdId: number
  /** The whole of the hold or a part; the rest is released in the same call. */
  amount: number
}

/**
 * Charges a hold, wholly or in part, and gives the rest back. A repeat of the key answers the first answer. Throws
 * CONFLICT when the hold was settled under another key, INVALID_INPUT for more than it holds, NOT_FOUND without a hold,
 * IDEMPOTENCY_CONFLICT for the same key with another hold or amount. A refusal leaves the transaction usable.
 * Trusts its caller: checks no permission.
 */
export async function captureHold(ctx: TxCtx, order: CaptureOrder): Promise<SettledHold> {
  const { holdId, amount } = order
  requireAmount(amount)
  const parameters = sql`p_hold => ${holdId}, p_amount => ${amount}`
  return requireSettled(holdId, await callLedger(ctx, 'ledger_capture', parameters, order, settledColumns))
}
