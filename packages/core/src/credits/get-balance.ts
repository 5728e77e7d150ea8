import { wallet } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { inArray } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { Balance } from './contract'
import { requireStatementOf } from './require-statement-of'

const nothing: Balance = { available: 0, held: 0, debt: 0 }

/** A creator's balance; zeros for who never had credits. Needs `credits.read` for one's own, `admin.read` for another's. */
export async function getBalance(ctx: Ctx, userId: Id<'usr'>): Promise<Balance> {
  return (await getBalances(ctx, [userId])).get(userId) ?? nothing
}

/** The balances of many, one for each id asked. Needs `admin.read` unless all are one's own. */
export async function getBalances(ctx: Ctx, userIds: Id<'usr'>[]): Promise<Map<Id<'usr'>, Balance>> {
  userIds.forEach((userId) => requireStatementOf(ctx, userId))
  const balances = new Map(userIds.map((userId) => [userId, nothing]))
  if (userIds.length === 0) return balances
  const rows = await ctx.db.select().from(wallet).where(inArray(wallet.userId, userIds))
  for (const { userId, available, held, debt } of rows) balances.set(userId, { available, held, debt })
  return balances
}
