import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { callLedger, type Movement } from './ledger'
import { requireSettled, settledColumns, type SettledHold } from './settled-hold'

export interface ReleaseOrder extends Movement {
  holdId: number
}

/**
 * Gives a hold back; a debt is repaid from it first. A repeat of the key answers the first answer. Throws CONFLICT when
 * the hold was settled under another key, NOT_FOUND without a hold, IDEMPOTENCY_CONFLICT for the same key with another
 * hold. A refusal leaves the transaction usable. Trusts its caller: checks no permission.
 */
export async function releaseHold(ctx: TxCtx, order: ReleaseOrder): Promise<SettledHold> {
  const { holdId } = order
  return requireSettled(
    holdId,
    await callLedger(ctx, 'ledger_release', sql`p_hold => ${holdId}`, order, settledColumns),
  )
}
