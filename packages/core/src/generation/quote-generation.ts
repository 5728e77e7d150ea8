import type { z } from 'zod'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { currentRule } from '../pricing'
import { quote, type Quote } from '../pricing/quote'
import { recipeOf, type Recipe } from '../recipes'
import type { QuoteInput } from './contract'

export interface Checked {
  recipe: Recipe
  input: Record<string, unknown>
  quote: Quote
}

/** What an order costs now. Throws INVALID_INPUT with the issues of each field. */
export async function quoteGeneration(ctx: Ctx, input: QuoteInput): Promise<Quote> {
  requirePermission(ctx, 'generation.read')
  return (await checkOrder(ctx, input)).quote
}

/** The order with its input checked by the recipe's own schema and its price by the rule in force. */
export async function checkOrder(ctx: Ctx, order: QuoteInput): Promise<Checked> {
  const recipe = recipeOf(order.recipe)
  if (!recipe) throw new AppError('INVALID_INPUT', { meta: { field: 'recipe' } })
  const parsed = recipe.contract.input.safeParse(order.input)
  if (!parsed.success) throw new AppError('INVALID_INPUT', { meta: { issues: fieldIssues(parsed.error) } })
  const rule = await currentRule(ctx, order.recipe, recipe.contract.defaultPrice)
  return { recipe, input: parsed.data, quote: quote(rule, recipe.contract.priceFacts(parsed.data)) }
}

function fieldIssues(error: z.ZodError): { field: string; message: string; code: string }[] {
  return error.issues.map(({ path, message, code }) => ({ field: path.join('.'), message, code }))
}
