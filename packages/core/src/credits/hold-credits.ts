import { idToUuid, type Id } from '@studiolo/db/states/ids'
import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { Balance } from './contract'
import { callLedger, requireAmount, type Movement } from './ledger'

export interface HoldOrder extends Movement {
  userId: Id<'usr'>
  amount: number
}

export interface Held {
  holdId: number
  balance: Balance
}

/**
 * Reserves credits until they are captured or released; locks the creator's wallet for the rest of the transaction. A
 * repeat of the key answers the first answer. Throws INSUFFICIENT_CREDITS with `{ needed, available, debt }` (any debt
 * blocks), IDEMPOTENCY_CONFLICT for the same key with another user or amount. A refusal leaves the transaction usable.
 * Trusts its caller: checks no permission.
 */
export async function holdCredits(ctx: TxCtx, order: HoldOrder): Promise<Held> {
  const { userId, amount } = order
  requireAmount(amount)
  const parameters = sql`p_user => ${idToUuid(userId)}, p_amount => ${amount}`
  const { outcome, holdId, balance } = await callLedger(ctx, 'ledger_hold', parameters, order, { holdId: 'hold_id' })
  if (outcome === 'insufficient') {
    const { available, debt } = balance
    throw new AppError('INSUFFICIENT_CREDITS', { meta: { needed: amount, available, debt } })
  }
  return { holdId, balance }
}
