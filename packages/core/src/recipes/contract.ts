import { speech } from './speech/contract'
import { textToVideo } from './text-to-video/contract'

export type { RecipeContract } from './define-contract'

/** All recipes a creator can choose, in the order they are offered. */
export const recipeContracts = { 'text-to-video': textToVideo, speech } as const

export type RecipeId = keyof typeof recipeContracts
export const recipeIds = Object.keys(recipeContracts) as [RecipeId, ...RecipeId[]]
