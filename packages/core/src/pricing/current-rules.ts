import type { Ctx } from '../kernel/context'
import { rowInForce, rowsInForce } from './price-rows'
import type { PriceRule } from './quote'

/** The rule in force for a recipe: the newest active version, or the recipe's own default. */
export async function currentRule(ctx: Ctx, recipe: string, fallback: PriceRule): Promise<PriceRule> {
  const row = await rowInForce(ctx, recipe, ctx.clock.now())
  return row?.rule ?? fallback
}

/** The rules in force for all recipes that have one in the table, by recipe. */
export async function currentRules(ctx: Ctx): Promise<Record<string, PriceRule>> {
  const rows = await rowsInForce(ctx, ctx.clock.now())
  return Object.fromEntries(rows.map((row) => [row.recipe, row.rule]))
}
