import { plan, planUsage } from '@studiolo/db/schema/plans'
import { idToUuid, type Id } from '@studiolo/db/states/ids'
import { and, eq, gte, sql } from 'drizzle-orm'
import type { TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { UsageLimit } from './contract'
import { getPlanOf } from './get-plan-of'
import { listPlans } from './list-plans'
import { isMoreForSale } from './more-for-sale'
import { planIdOf } from './plan-of'
import { firstOfMonth, utcDay, windowEnd } from './usage-window'

export interface Usage {
  userId: Id<'usr'>
  /** A recipe's id. */
  operation: string
  /** How often at once, all or none. */
  count: number
  /** Default now. */
  at?: Date
}

/**
 * Takes so many uses of an operation out of what somebody's plan allows, on the day (UTC) of `at`; what no limit names
 * is counted all the same. Two at once can never pass the limit together: the second waits for the first's transaction.
 * Take several operations in the order of their names. Throws USAGE_LIMIT_REACHED with
 * `{ operation, limit, used, remaining, resetsAt, upgradeRequired }` (`resetsAt` as ISO 8601); the transaction must end
 * then. Trusts its caller: checks no permission.
 */
export async function useAllowance(ctx: TxCtx, usage: Usage): Promise<void> {
  const at = usage.at ?? ctx.clock.now()
  const { usedToday, rule } = await take(ctx, usage, at)
  if (!rule) return
  const used = (rule.window === 'day' ? usedToday : await usedThisMonth(ctx, usage, at)) - usage.count
  if (used + usage.count > rule.limit) throw await limitReached(ctx, usage, rule, used, at)
}

/** One round trip, planned once a connection: the day's row stays locked until the transaction ends. */
async function take(ctx: TxCtx, { userId, operation, count }: Usage, at: Date) {
  const [row] = await ctx.db
    .insert(planUsage)
    .values({ userId, operation, day: utcDay(at), used: count })
    .onConflictDoUpdate({
      target: [planUsage.userId, planUsage.operation, planUsage.day],
      set: { used: sql`${planUsage.used} + excluded.used` },
    })
    .returning({
      usedToday: planUsage.used,
      rule: sql<UsageLimit | null>`(select ${plan.limits} -> ${operation}::text from ${plan}
        where ${plan.id} = ${planIdOf(sql`${idToUuid(userId)}`)})`,
    })
    .prepare('use-allowance')
    .execute()
  if (!row) throw new Error('a row that was written is not there')
  return row
}

/**
 * The days of a month are rows of their own: a lock keeps two that take at midnight from missing each other, and a
 * statement after it sees what the other has committed.
 */
async function usedThisMonth(ctx: TxCtx, { userId, operation }: Usage, at: Date): Promise<number> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`plan-usage:${userId}:${operation}`}, 0))`)
  const [row] = await ctx.db
    .select({ used: sql`sum(${planUsage.used})`.mapWith(Number) })
    .from(planUsage)
    .where(and(eq(planUsage.userId, userId), eq(planUsage.operation, operation), gte(planUsage.day, firstOfMonth(at))))
  return row?.used ?? 0
}

async function limitReached(ctx: TxCtx, usage: Usage, rule: UsageLimit, used: number, at: Date): Promise<AppError> {
  const { userId, operation } = usage
  const [mine, plans] = [await getPlanOf(ctx, userId), await listPlans(ctx)]
  const { limit, window } = rule
  return new AppError('USAGE_LIMIT_REACHED', {
    meta: {
      operation,
      limit,
      used,
      remaining: Math.max(0, limit - used),
      resetsAt: windowEnd(window, at).toISOString(),
      upgradeRequired: isMoreForSale(plans, mine, operation),
    },
  })
}
