import { transfer, wallet } from '@studiolo/db/schema/credits'
import { encodeSerial, type Id } from '@studiolo/db/states/ids'
import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { BalanceAt } from './contract'
import { requireStatementOf } from './require-statement-of'

/**
 * A creator's balance at an instant: what the last movement at or before it left; zeros before the first one. Needs
 * `credits.read` for one's own, `admin.read` for another's.
 */
export async function getBalanceAt(ctx: Ctx, { userId, at }: { userId: Id<'usr'>; at: Date }): Promise<BalanceAt> {
  requireStatementOf(ctx, userId)
  const ofUser = ctx.db.select({ id: wallet.id }).from(wallet).where(eq(wallet.userId, userId))
  // From the newest back: for a recent instant it reads little, however much there is.
  const [last] = await ctx.db
    .select({
      id: transfer.id,
      at: transfer.at,
      available: transfer.availableAfter,
      held: transfer.heldAfter,
      debt: transfer.debtAfter,
    })
    .from(transfer)
    .where(and(eq(transfer.walletId, sql`(${ofUser})`), lte(transfer.at, at)))
    .orderBy(desc(transfer.id))
    .limit(1)
  if (!last) return { available: 0, held: 0, settled: 0, debt: 0, movement: null }
  const { available, held, debt } = last
  const movement = { id: encodeSerial('trf', last.id), at: last.at }
  return { available, held, settled: available + held - debt, debt, movement }
}
