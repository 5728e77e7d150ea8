import { planUsage } from '@studiolo/db/schema/plans'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { utcDay } from './usage-window'

/**
 * Gives one use back to the day (UTC) on which it was taken, as for what failed or was canceled; never below zero. The
 * caller sees to it that it is given back once. Trusts its caller: checks no permission.
 */
export async function returnAllowance(
  ctx: TxCtx,
  { userId, operation, at }: { userId: Id<'usr'>; operation: string; at: Date },
): Promise<void> {
  await ctx.db
    .update(planUsage)
    .set({ used: sql`greatest(${planUsage.used} - 1, 0)` })
    .where(and(eq(planUsage.userId, userId), eq(planUsage.operation, operation), eq(planUsage.day, utcDay(at))))
}
