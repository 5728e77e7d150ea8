import { hold, transfer, wallet } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, gt, gte, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import { windowAt } from './limit-window'
import type { LimitRow } from './limits-of'

type Measured = Pick<LimitRow, 'apiKeyId' | 'window'>

/**
 * Measures limits: how much of each is spent in the window that runs. Spent is what the holds made in it still cost,
 * open ones wholly, settled ones what was charged and not given back; a key's are those that it made.
 */
export async function readSpent(ctx: Ctx, userId: Id<'usr'>, limits: Measured[]): Promise<(limit: Measured) => number> {
  const now = ctx.clock.now()
  const today = windowAt('day', now).startsAt
  const since = limits.some(({ window }) => window === 'month') ? windowAt('month', now).startsAt : today
  const spent = await spentSince(ctx, userId, since, today)
  return ({ apiKeyId, window }) =>
    spent
      .filter(({ actor }) => apiKeyId === null || actor === `key:${apiKeyId}`)
      .reduce((sum, row) => sum + (window === 'day' ? row.today : row.all), 0)
}

/** By who spent it. Reads the wallet's movements from the newest back to the first before `since`, and no further. */
function spentSince(ctx: Ctx, userId: Id<'usr'>, since: Date, today: Date) {
  const { db } = ctx
  const ofUser = db.select({ id: wallet.id }).from(wallet).where(eq(wallet.userId, userId))
  const before = db
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.walletId, sql`(${ofUser})`), lt(transfer.at, since)))
    .orderBy(desc(transfer.id))
    .limit(1)
  const cost = sql`${hold.amount} - ${hold.released} - ${hold.reversed}`
  return db
    .select({
      actor: transfer.actor,
      all: sql`sum(${cost})`.mapWith(Number),
      today: sql`coalesce(sum(${cost}) filter (where ${gte(transfer.at, today)}), 0)`.mapWith(Number),
    })
    .from(transfer)
    .innerJoin(hold, eq(hold.id, transfer.id))
    .where(
      and(
        eq(transfer.walletId, sql`(${ofUser})`),
        gt(transfer.id, sql`coalesce((${before}), 0)`),
        eq(transfer.kind, 'hold'),
        gte(transfer.at, since),
      ),
    )
    .groupBy(transfer.actor)
}
