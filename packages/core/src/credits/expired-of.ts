import { creditGrant, transfer } from '@studiolo/db/schema/credits'
import { and, eq, inArray, sql, sum } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'

/**
 * How many credits of some grants of one wallet have expired by now; what is due is booked first. So the caller of
 * `clawBack` can leave out what nobody could spend any more. Locks the wallet. Trusts its caller: checks no permission.
 */
export async function expiredOf(ctx: TxCtx, grantIds: readonly number[]): Promise<number> {
  const [owner] = await ctx.db
    .selectDistinct({ walletId: creditGrant.walletId })
    .from(creditGrant)
    .where(inArray(creditGrant.id, [...grantIds]))
  if (!owner) return 0
  const { walletId } = owner
  await ctx.db.execute(sql`select ledger_expire_wallet(${walletId}, ${ctx.clock.now().toISOString()})`)
  const [row] = await ctx.db
    .select({ expired: sum(transfer.amount).mapWith(Number) })
    .from(transfer)
    .where(and(eq(transfer.walletId, walletId), eq(transfer.kind, 'expiry'), inArray(transfer.reverses, [...grantIds])))
  return row?.expired ?? 0
}
