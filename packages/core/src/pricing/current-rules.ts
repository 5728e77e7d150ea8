import { priceRule } from '@studiolo/db/schema/pricing'
import { desc, eq, lte, and, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { PriceRule } from './quote'

/** The rule in force for a recipe: the newest active row, or the recipe's own default. */
export async function currentRule(ctx: Ctx, recipe: string, fallback: PriceRule): Promise<PriceRule> {
  const [row] = await ctx.db
    .select({ rule: priceRule.rule })
    .from(priceRule)
    .where(and(eq(priceRule.recipe, recipe), lte(priceRule.activeFrom, ctx.clock.now())))
    .orderBy(desc(priceRule.activeFrom), desc(priceRule.id))
    .limit(1)
  return row ? (row.rule as unknown as PriceRule) : fallback
}

/** The rules in force for all recipes that have one in the table, by recipe. */
export async function currentRules(ctx: Ctx): Promise<Record<string, PriceRule>> {
  const rows = await ctx.db.execute<{ recipe: string; rule: PriceRule }>(sql`
    select distinct on (recipe) recipe, rule from price_rule
    where active_from <= ${ctx.clock.now().toISOString()}::timestamptz
    order by recipe, active_from desc, id desc`)
  return Object.fromEntries([...rows].map((row) => [row.recipe, row.rule]))
}
