import { recipeContracts, type RecipeId } from './contract'
import type { Recipe } from './define-recipe'
import { speechRecipe } from './speech/recipe'
import { textToVideoRecipe } from './text-to-video/recipe'

export { defineRecipe, type Recipe, type Step } from './define-recipe'

/** The server's half of every recipe. */
export const recipes = { 'text-to-video': textToVideoRecipe, speech: speechRecipe } as const satisfies Record<
  RecipeId,
  unknown
>

/** A recipe with its input untyped, for code that walks all of them. */
export function recipeOf(id: string): Recipe | null {
  return id in recipeContracts ? (recipes[id as RecipeId] as unknown as Recipe) : null
}
