import type { PriceRule } from '@studiolo/core/pricing/quote'
import { recipeContracts } from '@studiolo/core/recipes/contract'
import type { PriceRules } from './what-it-buys'

/** Every recipe's own rule, with those over it that admins have set. For the server: the contracts bring zod along. */
export function rulesInForce(set: Readonly<Record<string, PriceRule>>): PriceRules {
  return {
    'text-to-video': set['text-to-video'] ?? recipeContracts['text-to-video'].defaultPrice,
    speech: set.speech ?? recipeContracts.speech.defaultPrice,
  }
}
