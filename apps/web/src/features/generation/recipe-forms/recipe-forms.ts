import type { RecipeId } from '@studiolo/core/recipes/contract'
import type { RecipeForm } from './recipe-form'
import { speechForm } from './speech'
import { textToVideoForm } from './text-to-video'

/** The browser's half of every recipe, in the order they are offered. */
export const recipeForms = { 'text-to-video': textToVideoForm, speech: speechForm } satisfies Record<
  RecipeId,
  RecipeForm
> as Record<RecipeId, RecipeForm>
