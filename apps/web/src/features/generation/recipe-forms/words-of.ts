import type { GenerationView } from '@studiolo/core/generation/contract'
import { isRecipeId } from '../start/recipe-quote'
import { recipeForms } from './recipe-forms'

/** The words a generation was made from, whole; its title where the recipe is no longer offered. */
export function wordsOf({ recipe, input, title }: Pick<GenerationView, 'recipe' | 'input' | 'title'>): string {
  const written = isRecipeId(recipe) ? input[recipeForms[recipe].words] : null
  return typeof written === 'string' ? written : title
}
