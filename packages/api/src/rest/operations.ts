import { creditOperations } from './credits'
import { generationOperations } from './generations'
import type { Operation } from './operation'
import { planOperations } from './plans'
import { assetOperations, recipeOperations } from './recipes'

/** The whole API, in the order the document shows it. */
export const operations: readonly Operation[] = [
  ...recipeOperations,
  ...generationOperations,
  ...assetOperations,
  ...creditOperations,
  ...planOperations,
]
