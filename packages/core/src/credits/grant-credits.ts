import { idToUuid, type Id } from '@studiolo/db/states/ids'
import type { GrantSource } from '@studiolo/db/states/credits'
import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import type { Balance } from './contract'
import { callLedger, malformed, requireAmount, type Movement } from './ledger'

const MAX_PRIORITY = 100

export interface GrantOrder extends Movement {
  userId: Id<'usr'>
  amount: number
  source: GrantSource
  /**
   * From then on nothing of it can be spent. Default never. Derive it from something that does not move (the end of a
   * period that was paid for), so that a repeat says the same.
   */
  expiresAt?: Date
  /** -100 to 100, lower burns first. Default by source: subscription 10, purchase 30, all others 20. */
  priority?: number
}

export interface Granted {
  /** The number of the grant (its lot). */
  grantId: number
  balance: Balance
}

/**
 * Gives credits to a user; a debt is repaid from them first. The wallet is made on first use. A repeat of the key
 * answers the first answer. Throws IDEMPOTENCY_CONFLICT for the same key with another user, amount, source, expiry or
 * priority, NOT_FOUND for an unknown user, INVALID_INPUT for an amount that is not a positive whole number, or an expiry
 * that has passed. Trusts its caller: checks no permission.
 */
export async function grantCredits(ctx: TxCtx, order: GrantOrder): Promise<Granted> {
  const { grantId, balance } = await grantOnce(ctx, order)
  return { grantId, balance }
}

/** The same, telling also whether this call was the one that gave them. */
export async function grantOnce(ctx: TxCtx, order: GrantOrder): Promise<Granted & { first: boolean }> {
  const { userId, amount, source, expiresAt, priority } = order
  requireAmount(amount)
  if (priority !== undefined && (!Number.isInteger(priority) || Math.abs(priority) > MAX_PRIORITY))
    throw malformed(`not a priority: ${priority}`)
  const parameters = sql`p_user => ${idToUuid(userId)}, p_amount => ${amount}, p_source => ${source},
    p_expires => ${expiresAt?.toISOString() ?? null}, p_priority => ${priority ?? null}`
  const { outcome, grantId, balance } = await callLedger(ctx, 'ledger_grant', parameters, order, {
    grantId: 'grant_id',
  })
  if (outcome === 'too-late') throw malformed('what is granted has expired already')
  return { grantId, balance, first: outcome === 'done' }
}
