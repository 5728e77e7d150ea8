import { priceRule } from '@studiolo/db/schema/pricing'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { PriceVersion, WithdrawPriceInput } from './contract'
import { insertPrice, lockPrices, standing, toPriceRow } from './price-rows'

/**
 * Takes back a price that does not count yet. The book is append-only, so it is a row of its own that names the version
 * it withdraws; readers pass over both. (A row with today's rule and the same start would win over the withdrawn one
 * too, but it would also undo, at that instant, whatever was set between now and then.) Needs `admin.pricing`. Throws
 * NOT_FOUND for a version that is not there or was withdrawn, CONFLICT: `already-active` when its time has come,
 * `changed-meanwhile` when somebody else changed the price since `expectedVersion`.
 */
export async function withdrawScheduledPrice(ctx: Ctx, input: WithdrawPriceInput): Promise<PriceVersion> {
  requirePermission(ctx, 'admin.pricing')
  const { recipe, version, reason, expectedVersion } = input
  return inTransaction(ctx, async (ctx) => {
    await lockPrices(ctx, recipe, expectedVersion)
    const [found] = await ctx.db
      .select()
      .from(priceRule)
      .where(and(eq(priceRule.recipe, recipe), eq(priceRule.id, version), standing(ctx)))
    if (!found) throw new AppError('NOT_FOUND', { message: `${recipe} has no scheduled price ${version}` })
    const { rule, activeFrom } = toPriceRow(found)
    if (activeFrom <= ctx.clock.now()) {
      throw new AppError('CONFLICT', {
        message: `price ${version} of ${recipe} is in force`,
        meta: { reason: 'already-active' },
      })
    }
    const withdrawal = await insertPrice(ctx, { recipe, rule, activeFrom, reason, note: { withdraws: version } })
    await recordAudit(ctx, {
      action: 'price.withdrawn',
      subject: recipe,
      before: { version, rule, activeFrom: activeFrom.toISOString() },
      after: { version: withdrawal.version, withdraws: version },
      reason,
    })
    return withdrawal
  })
}
