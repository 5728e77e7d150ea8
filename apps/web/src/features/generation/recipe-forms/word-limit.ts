import type { RecipeId } from '@studiolo/core/recipes/contract'
import { z } from 'zod'
import { contractOf } from '../start/recipe-quote'
import { recipeForms } from './recipe-forms'

/** How many characters a recipe takes, from the schema that the server checks by. */
export function wordLimit(recipe: RecipeId): number {
  const field = contractOf(recipe).input.shape[recipeForms[recipe].words]
  return (field instanceof z.ZodString && field.maxLength) || Number.POSITIVE_INFINITY
}
