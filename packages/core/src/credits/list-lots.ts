import { creditGrant, wallet } from '@studiolo/db/schema/credits'
import type { LotState } from '@studiolo/db/states/credits'
import { encodeSerial, idToUuid, type Id } from '@studiolo/db/states/ids'
import { desc, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
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
  const atWork = sql`(
    select h.lot, sum(h.held) as held from wallet w cross join ledger_held_lots(w.id) h
    where w.user_id = ${idToUuid(userId)} group by h.lot) as at_work`
  const held = sql`coalesce(at_work.held, 0)`
  const isOpen = sql`(not ${creditGrant.spent} or ${held} > 0)`
  const ifOpen = (column: AnyPgColumn) => sql`case when ${isOpen} then ${column} end`
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
    .leftJoin(atWork, sql`at_work.lot = ${creditGrant.id}`)
    .where(eq(wallet.userId, userId))
    .orderBy(
      desc(isOpen),
      ifOpen(creditGrant.priority),
      ifOpen(creditGrant.expiresAt),
      ifOpen(creditGrant.id),
      desc(creditGrant.id),
    )
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
