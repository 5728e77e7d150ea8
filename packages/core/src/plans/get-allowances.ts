import { planUsage } from '@studiolo/db/schema/plans'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { Allowance } from './contract'
import { getPlanOf } from './get-plan-of'
import { listPlans } from './list-plans'
import { isMoreForSale } from './more-for-sale'
import { firstOfMonth, utcDay, windowEnd } from './usage-window'

/**
 * What somebody may still use of each of these operations, in the order asked; three small reads for any number. Needs
 * `generation.read` for one's own, `admin.read` for another's.
 */
export async function getAllowances(ctx: Ctx, userId: Id<'usr'>, operations: readonly string[]): Promise<Allowance[]> {
  const isOwn = ctx.actor.kind === 'user' && ctx.actor.userId === userId
  requirePermission(ctx, isOwn ? 'generation.read' : 'admin.read')
  const now = ctx.clock.now()
  const [mine, plans, usage] = await Promise.all([
    getPlanOf(ctx, userId),
    listPlans(ctx),
    usageOf(ctx, userId, operations, now),
  ])
  return operations.map((operation) => {
    const used = usage.get(operation) ?? { today: 0, month: 0 }
    const rule = mine.limits[operation]
    if (!rule) return unlimited(operation, used.month)
    const { limit, window } = rule
    const usedNow = window === 'day' ? used.today : used.month
    return {
      operation,
      allowed: usedNow < limit,
      used: usedNow,
      limit,
      remaining: Math.max(0, limit - usedNow),
      window,
      resetsAt: windowEnd(window, now),
      upgradeRequired: usedNow >= limit && isMoreForSale(plans, mine, operation),
    }
  })
}

function unlimited(operation: string, used: number): Allowance {
  return {
    operation,
    allowed: true,
    used,
    limit: null,
    remaining: null,
    window: null,
    resetsAt: null,
    upgradeRequired: false,
  }
}

async function usageOf(ctx: Ctx, userId: Id<'usr'>, operations: readonly string[], now: Date) {
  const rows = await ctx.db
    .select({
      operation: planUsage.operation,
      today: sql`coalesce(sum(${planUsage.used}) filter (where ${planUsage.day} = ${utcDay(now)}), 0)`.mapWith(Number),
      month: sql`sum(${planUsage.used})`.mapWith(Number),
    })
    .from(planUsage)
    .where(
      and(
        eq(planUsage.userId, userId),
        inArray(planUsage.operation, [...operations]),
        gte(planUsage.day, firstOfMonth(now)),
      ),
    )
    .groupBy(planUsage.operation)
  return new Map(rows.map(({ operation, ...used }) => [operation, used]))
}
