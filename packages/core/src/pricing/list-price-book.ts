import { priceRule } from '@studiolo/db/schema/pricing'
import { and, asc, gt, max } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { PriceBookEntry } from './contract'
import { rowsInForce, standing, toPriceRow, toVersion } from './price-rows'
import type { PriceRule } from './quote'

/**
 * The price of every recipe named in `own` (its own price, by recipe), in that order: what counts now and what is
 * scheduled. Needs `admin.read`.
 */
export async function listPriceBook(ctx: Ctx, own: Readonly<Record<string, PriceRule>>): Promise<PriceBookEntry[]> {
  requirePermission(ctx, 'admin.read')
  const now = ctx.clock.now()
  const [inForce, later, newest] = await Promise.all([
    rowsInForce(ctx, now),
    ctx.db
      .select()
      .from(priceRule)
      .where(and(gt(priceRule.activeFrom, now), standing(ctx)))
      .orderBy(asc(priceRule.activeFrom), asc(priceRule.id)),
    ctx.db
      .select({ recipe: priceRule.recipe, version: max(priceRule.id) })
      .from(priceRule)
      .groupBy(priceRule.recipe),
  ])
  const scheduled = Map.groupBy(later.map(toPriceRow).map(toVersion), (row) => row.recipe)
  return Object.entries(own).map(([recipe, own]) => {
    const row = inForce.find((row) => row.recipe === recipe)
    return {
      recipe,
      rule: row?.rule ?? own,
      version: row?.version ?? null,
      since: row?.activeFrom ?? null,
      own,
      newestVersion: newest.find((row) => row.recipe === recipe)?.version ?? null,
      scheduled: scheduled.get(recipe) ?? [],
    }
  })
}
