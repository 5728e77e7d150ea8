import { creditGrant, transfer, wallet } from '@studiolo/db/schema/credits'
import type { GrantSource, TransferKind } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { Period } from './period'

/** What moved on a day, of one kind and, of grants, from one source. */
export interface DayMovement {
  day: string
  kind: TransferKind
  source: GrantSource | null
  credits: number
}

/**
 * The movements of a creator, added up by day, kind and source, in one pass over the wallet's transfers: these lie side by
 * side in their primary key.
 */
export async function readMovements(ctx: Ctx, userId: Id<'usr'>, { from, to }: Period): Promise<DayMovement[]> {
  const ofUser = ctx.db.select({ id: wallet.id }).from(wallet).where(eq(wallet.userId, userId))
  const day = sql<string>`to_char(${transfer.at} at time zone 'UTC', 'YYYY-MM-DD')`
  return (
    ctx.db
      .select({
        day: day.as('day'),
        kind: transfer.kind,
        source: creditGrant.source,
        credits: sql`sum(${transfer.amount})`.mapWith(Number),
      })
      .from(transfer)
      // Only a grant has its own number there.
      .leftJoin(creditGrant, and(eq(creditGrant.id, transfer.id), eq(transfer.kind, 'grant')))
      .where(and(eq(transfer.walletId, sql`(${ofUser})`), gte(transfer.at, from), lt(transfer.at, to)))
      .groupBy(sql`1`, transfer.kind, creditGrant.source)
  )
}

/** What there is to spend now. */
export async function readAvailable(ctx: Ctx, userId: Id<'usr'>): Promise<number> {
  const [row] = await ctx.db.select({ available: wallet.available }).from(wallet).where(eq(wallet.userId, userId))
  return row?.available ?? 0
}
