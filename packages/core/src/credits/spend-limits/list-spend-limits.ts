import type { Id } from '@studiolo/db/states/ids'
import type { Ctx } from '../../kernel/context'
import { requireStatementOf } from '../require-statement-of'
import type { SpendLimitView } from './contract'
import { windowAt } from './limit-window'
import { limitsOf } from './limits-of'
import { readSpent } from './read-spent'

/**
 * The spend limits of a creator, their own and the house's, each with what is spent of it. Needs `credits.read` for one's
 * own, `admin.read` for another's.
 */
export async function listSpendLimits(ctx: Ctx, { userId }: { userId: Id<'usr'> }): Promise<SpendLimitView[]> {
  requireStatementOf(ctx, userId)
  const limits = await limitsOf(ctx, userId)
  if (limits.length === 0) return []
  const spentOf = await readSpent(ctx, userId, limits)
  const now = ctx.clock.now()
  return limits.map((limit) => {
    const { id, apiKeyId, window, owner, credits, alertPercent } = limit
    return { id, apiKeyId, window, owner, credits, alertPercent, spent: spentOf(limit), ...windowAt(window, now) }
  })
}
