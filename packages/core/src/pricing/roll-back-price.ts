import { priceRule } from '@studiolo/db/schema/pricing'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { PriceVersion, RollBackPriceInput } from './contract'
import { insertPrice, lockPrices, rowInForce, toPriceRow } from './price-rows'
import type { PriceRule } from './quote'

/**
 * Brings an earlier rule back at once, as a new version; with `toVersion: null` the recipe's `own` price as it is today.
 * What is scheduled stays scheduled. Needs `admin.pricing`. Throws NOT_FOUND for a version this recipe never had,
 * CONFLICT (`changed-meanwhile`) when somebody else changed it since `expectedVersion`.
 */
export async function rollBackPrice(ctx: Ctx, input: RollBackPriceInput, own: PriceRule): Promise<PriceVersion> {
  requirePermission(ctx, 'admin.pricing')
  const { recipe, toVersion, reason, expectedVersion } = input
  return inTransaction(ctx, async (ctx) => {
    await lockPrices(ctx, recipe, expectedVersion)
    const rule = toVersion === null ? own : await ruleOf(ctx, recipe, toVersion)
    const now = ctx.clock.now()
    const replaced = await rowInForce(ctx, recipe, now)
    const version = await insertPrice(ctx, {
      recipe,
      rule,
      activeFrom: now,
      reason,
      note: { restores: toVersion ?? 0 },
    })
    await recordAudit(ctx, {
      action: 'price.rolled-back',
      subject: recipe,
      before: { version: replaced?.version ?? null, rule: replaced?.rule ?? own },
      after: { version: version.version, restores: toVersion ?? 'own', rule },
      reason,
    })
    return version
  })
}

async function ruleOf(ctx: TxCtx, recipe: string, version: number): Promise<PriceRule> {
  const [row] = await ctx.db
    .select()
    .from(priceRule)
    .where(and(eq(priceRule.recipe, recipe), eq(priceRule.id, version)))
  if (!row) throw new AppError('NOT_FOUND', { message: `${recipe} has no price version ${version}` })
  return toPriceRow(row).rule
}
