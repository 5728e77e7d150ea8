import type { z } from 'zod'
import type { Task } from '../providers/contract'
import type { RecipeContract } from './define-contract'

/** One step of a recipe: a capability with a pure task, made from the input and what earlier steps produced. */
export type Step = Task

export interface Recipe<I extends z.ZodObject = z.ZodObject> {
  readonly contract: RecipeContract<I>
  /** The words in an input that a person wrote, for moderation. */
  texts(input: z.output<I>): string[]
  /** `seed` is the input's own or one drawn at start, so that a retried step makes the same thing. */
  steps(input: z.output<I>, seed: number): Step[]
}

export function defineRecipe<I extends z.ZodObject>(recipe: Recipe<I>): Recipe<I> {
  return recipe
}
