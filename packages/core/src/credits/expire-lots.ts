import { wallet } from '@studiolo/db/schema/credits'
import { and, asc, gt, lte, sql } from 'drizzle-orm'
import { inTransaction, type Ctx } from '../kernel/context'

/** What was booked as expired. */
export interface Expired {
  lots: number
  credits: number
}

const AT_ONCE = 200

/**
 * Books what has expired by now, wallet by wallet, each in a transaction of its own: exactly once, however many run it
 * at the same time. A wallet that refuses does not keep the others waiting; its error is thrown at the end. Trusts its
 * caller: checks no permission.
 */
export async function expireLots(ctx: Ctx): Promise<Expired> {
  const now = ctx.clock.now()
  const total: Expired = { lots: 0, credits: 0 }
  const errors: unknown[] = []
  for (let after = 0, full = true; full;) {
    const due = await dueWallets(ctx, now, after)
    for (const { id } of due) {
      const { lots, credits } = await expireWallet(ctx, id, now).catch((error: unknown) => {
        errors.push(error)
        return { lots: 0, credits: 0 }
      })
      total.lots += lots
      total.credits += credits
      after = id
    }
    full = due.length === AT_ONCE
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} wallets could not be booked`)
  return total
}

function dueWallets(ctx: Ctx, now: Date, after: number): Promise<{ id: number }[]> {
  return ctx.db
    .select({ id: wallet.id })
    .from(wallet)
    .where(and(lte(wallet.firstExpiry, now), gt(wallet.id, after)))
    .orderBy(asc(wallet.id))
    .limit(AT_ONCE)
}

function expireWallet(ctx: Ctx, walletId: number, now: Date): Promise<Expired> {
  return inTransaction(ctx, async (ctx) => {
    const [booked] = await ctx.db
      .select({ lots: sql`lots`.mapWith(Number), credits: sql`credits`.mapWith(Number) })
      .from(sql`ledger_expire_wallet(${walletId}, ${now.toISOString()})`)
    return booked ?? { lots: 0, credits: 0 }
  })
}
