import type { PriceRule } from '@studiolo/core/pricing/quote'
import { recipeContracts } from '@studiolo/core/recipes/contract'
import type { PriceRules } from './what-it-buys'

/** Every recipe's own rule, with those over it that admins have set. For the server: the contracts bring zod along. */
export function rulesInForce(set: Readonly<Record<string, PriceRule>>): PriceRules {
  const rules = Object.entries(recipeContracts).map(([id, { defaultPrice }]) => [id, set[id] ?? defaultPrice] as const)
  return Object.fromEntries(rules) as PriceRules
}
