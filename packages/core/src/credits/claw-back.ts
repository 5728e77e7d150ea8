import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { Balance } from './contract'
import { callLedger, requireAmount, type Movement } from './ledger'

export interface ClawbackOrder extends Movement {
  /** The grant to undo, as `grantCredits` answered it. */
  grantId: number
  /** Of what was granted; all clawbacks of a grant together cannot exceed it. */
  amount: number
}

export interface ClawedBack {
  /** What could be taken. */
  taken: number
  /** The rest, now a debt: it blocks new work and is repaid first by the next credits. */
  owed: number
  balance: Balance
}

/**
 * Takes a grant back, wholly or in part: from what is left of it, then from other available credits in burn order; what
 * cannot be taken is owed. What of the grant has expired was gone already and is not deducted here: that is the caller's
 * to decide. A repeat of the key answers the first answer. Throws NOT_FOUND without a grant, INVALID_INPUT with
 * `{ left }` for more than has not been clawed back, IDEMPOTENCY_CONFLICT for the same key with another grant or amount.
 * A refusal leaves the transaction usable. Trusts its caller: checks no permission.
 */
export async function clawBack(ctx: TxCtx, order: ClawbackOrder): Promise<ClawedBack> {
  const { grantId, amount } = order
  requireAmount(amount)
  const parameters = sql`p_grant => ${grantId}, p_amount => ${amount}`
  const own = { taken: 'taken', owed: 'owed', rest: 'rest' } as const
  const { outcome, taken, owed, rest, balance } = await callLedger(ctx, 'ledger_claw_back', parameters, order, own)
  if (outcome === 'no-grant') throw new AppError('NOT_FOUND', { message: `no grant ${grantId}` })
  if (outcome === 'too-much') {
    throw new AppError('INVALID_INPUT', { message: `grant ${grantId} has less to take back`, meta: { left: rest } })
  }
  return { taken, owed, balance }
}
