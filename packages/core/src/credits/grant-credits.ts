import { idToUuid, type Id } from '@studiolo/db/states/ids'
import type { GrantSource } from '@studiolo/db/states/credits'
import { sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import type { Balance } from './contract'
import { callLedger, requireAmount, type Movement } from './ledger'

export interface GrantOrder extends Movement {
  userId: Id<'usr'>
  amount: number
  source: GrantSource
}

export interface Granted {
  balance: Balance
}

/**
 * Gives credits to a user; a debt is repaid from them first. The wallet is made on first use. A repeat of the key
 * answers the first answer. Throws IDEMPOTENCY_CONFLICT for the same key with another user, amount or source, NOT_FOUND
 * for an unknown user, INVALID_INPUT for an amount that is not a positive whole number. Trusts its caller: checks no permission.
 */
export async function grantCredits(ctx: TxCtx, order: GrantOrder): Promise<Granted> {
  const { balance } = await grantOnce(ctx, order)
  return { balance }
}

/** The same, telling also whether this call was the one that gave them. */
export async function grantOnce(ctx: TxCtx, order: GrantOrder): Promise<Granted & { first: boolean }> {
  const { userId, amount, source } = order
  requireAmount(amount)
  const parameters = sql`p_user => ${idToUuid(userId)}, p_amount => ${amount}, p_source => ${source}`
  const { outcome, balance } = await callLedger(ctx, 'ledger_grant', parameters, order, {})
  return { balance, first: outcome === 'done' }
}
