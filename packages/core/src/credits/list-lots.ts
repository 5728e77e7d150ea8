import { creditGrant, wallet } from '@studiolo/db/schema/credits'
import type { LotState } from '@studiolo/db/states/credits'
import { encodeSerial, type Id } from '@studiolo/db/states/ids'
import { desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { Lot } from './contract'
import { requireStatementOf } from './require-statement-of'

interface Ended {
  remaining: number
  held: number
  expiresAt: Date | null
  expiredAt: Date | null
}

/** The most that is listed: what can be spent comes first, so that only old ones are left out. */
const MOST = 200

/**
 * The lots of a creator: those with credits left or at work first, in the order in which they burn, then the others, the
 * newest first; 200 at most. Needs `credits.read` for one's own, `admin.read` for another's.
 */
export async function listLots(ctx: Ctx, { userId }: { userId: Id<'usr'> }): Promise<Lot[]> {
  requireStatementOf(ctx, userId)
  const held = sql<number>`coalesce((select sum(h.held) from ledger_held_lots(${wallet.id}) h where h.lot = ${creditGrant.id}), 0)`
  const isOpen = sql`(not ${creditGrant.spent} or ${held} > 0)`
  const rows = await ctx.db
    .select({
      id: creditGrant.id,
      source: creditGrant.source,
      amount: creditGrant.amount,
      remaining: creditGrant.remaining,
      held: held.mapWith(Number),
      createdAt: creditGrant.createdAt,
      expiresAt: creditGrant.expiresAt,
      expiredAt: creditGrant.expiredAt,
    })
    .from(creditGrant)
    .innerJoin(wallet, eq(wallet.id, creditGrant.walletId))
    .where(eq(wallet.userId, userId))
    .orderBy(desc(isOpen), creditGrant.priority, creditGrant.expiresAt, creditGrant.id)
    .limit(MOST)
  const now = ctx.clock.now()
  return rows.map(({ id, expiredAt, ...row }) => ({
    ...row,
    id: encodeSerial('trf', id),
    state: stateOf({ ...row, expiredAt }, now),
  }))
}

/** What ran out counts from its hour, also before it is booked. */
function stateOf({ remaining, held, expiresAt, expiredAt }: Ended, now: Date): LotState {
  if (expiredAt !== null) return 'expired'
  if (remaining + held === 0) return 'spent'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active'
}
