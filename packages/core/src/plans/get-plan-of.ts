import { plan } from '@studiolo/db/schema/plans'
import { idToUuid, type Id } from '@studiolo/db/states/ids'
import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { PlanView } from './contract'
import { planColumns } from './list-plans'
import { planIdOf } from './plan-of'

/** Somebody's plan, `free` for who pays for none. Trusts its caller: checks no permission. */
export async function getPlanOf(ctx: Ctx, userId: Id<'usr'>): Promise<PlanView> {
  const [row] = await ctx.db
    .select(planColumns)
    .from(plan)
    .where(eq(plan.id, planIdOf(sql`${idToUuid(userId)}`)))
  if (!row) throw new Error('the free plan is not there')
  return row
}
