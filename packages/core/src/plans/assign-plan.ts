import { planAssignment } from '@studiolo/db/schema/plans'
import type { Id } from '@studiolo/db/states/ids'
import { FREE_PLAN } from '@studiolo/db/states/plans'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { sqlStateOf, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'

const FOREIGN_KEY_VIOLATION = '23503'

/**
 * Gives somebody a plan from this moment on; null (or `free`) takes theirs away. Answers whether that changed anything:
 * a repeat changes nothing. A change is audited. Throws NOT_FOUND for a plan or person that is not there. Trusts its
 * caller: checks no permission.
 */
export async function assignPlan(ctx: TxCtx, userId: Id<'usr'>, planId: string | null): Promise<boolean> {
  const mine = eq(planAssignment.userId, userId)
  const [held] = await ctx.db.select().from(planAssignment).where(mine).for('update')
  const before = held?.planId ?? FREE_PLAN
  const after = planId ?? FREE_PLAN
  if (before === after) return false
  if (after === FREE_PLAN) await ctx.db.delete(planAssignment).where(mine)
  else await write(ctx, userId, after)
  await recordAudit(ctx, { action: 'plan.assigned', subject: userId, before: { plan: before }, after: { plan: after } })
  return true
}

async function write(ctx: TxCtx, userId: Id<'usr'>, planId: string): Promise<void> {
  const values = { planId, since: ctx.clock.now() }
  try {
    await ctx.db
      .insert(planAssignment)
      .values({ userId, ...values })
      .onConflictDoUpdate({ target: planAssignment.userId, set: values })
  } catch (error) {
    if (sqlStateOf(error) !== FOREIGN_KEY_VIOLATION) throw error
    throw new AppError('NOT_FOUND', { message: `no plan ${planId}, or no such person`, cause: error })
  }
}
