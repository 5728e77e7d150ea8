import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { PreviewPriceInput, PricePreview } from './contract'
import { currentRule } from './current-rules'
import { quote, type PriceFacts, type PriceRule } from './quote'

/**
 * What examples cost by the rule in force and what they would by another. What to price and the recipe's `own` rule
 * come from who knows the recipe. Changes nothing. Needs `admin.read`.
 */
export async function previewPrice(
  ctx: Ctx,
  { recipe, rule }: PreviewPriceInput,
  { own, examples }: { own: PriceRule; examples: readonly PriceFacts[] },
): Promise<PricePreview[]> {
  requirePermission(ctx, 'admin.read')
  const current = await currentRule(ctx, recipe, own)
  return examples.map((facts) => ({ facts, before: quote(current, facts), after: quote(rule, facts) }))
}
