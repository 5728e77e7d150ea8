import { creditGrant, transfer } from '@studiolo/db/schema/credits'
import { and, eq, inArray, notLike, sql, sum } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'

/** How some grants of one wallet stand, in credits. */
export interface GrantsStand {
  /** Still there to be spent. */
  remaining: number
  /** Nobody could spend it in time, and nobody was given it anew. */
  expired: number
  /** Clawed back so far. */
  reversed: number
}

/**
 * How an idempotency key begins whose owner grants anew what it gives back to a lot that has expired: what expires with
 * such a movement is not lost.
 */
export const RENEWAL_PREFIX = 'recovery:'

/**
 * How these grants stand now; what is due to expire is booked first. So the caller of `clawBack` can leave out what
 * nobody could spend any more. Locks the wallet. Trusts its caller: checks no permission.
 */
export async function standOfGrants(ctx: TxCtx, grantIds: readonly number[]): Promise<GrantsStand> {
  const ids = [...grantIds]
  const [owner] = await ctx.db
    .selectDistinct({ walletId: creditGrant.walletId })
    .from(creditGrant)
    .where(inArray(creditGrant.id, ids))
  if (!owner) return { remaining: 0, expired: 0, reversed: 0 }
  const { walletId } = owner
  await ctx.db.execute(sql`select ledger_expire_wallet(${walletId}, ${ctx.clock.now().toISOString()})`)
  const [left] = await ctx.db
    .select({
      remaining: sum(creditGrant.remaining).mapWith(Number),
      reversed: sum(creditGrant.reversed).mapWith(Number),
    })
    .from(creditGrant)
    .where(inArray(creditGrant.id, ids))
  const [gone] = await ctx.db
    .select({ expired: sum(transfer.amount).mapWith(Number) })
    .from(transfer)
    .where(
      and(
        eq(transfer.walletId, walletId),
        eq(transfer.kind, 'expiry'),
        inArray(transfer.reverses, ids),
        notLike(transfer.idempotencyKey, `${RENEWAL_PREFIX}%`),
      ),
    )
  return { remaining: left?.remaining ?? 0, reversed: left?.reversed ?? 0, expired: gone?.expired ?? 0 }
}
