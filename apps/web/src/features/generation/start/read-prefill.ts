import type { GenerationView } from '@studiolo/core/generation/contract'
import type { Prefill } from '../composer/composer'
import { hasSeed, isRecipeId } from './recipe-quote'

type Query = Record<string, string | string[] | undefined>

/** What the address asks the composer to begin with: `?remix=gen_…` or `?recipe=…`; what cannot be read is left out. */
export async function readPrefill(
  query: Query,
  readGeneration: (id: string) => Promise<GenerationView>,
): Promise<Prefill | null> {
  if (typeof query.remix === 'string') {
    const source = await readGeneration(query.remix).catch(() => null)
    if (source && isRecipeId(source.recipe)) return prefillFrom(source, source.recipe)
  }
  return typeof query.recipe === 'string' && isRecipeId(query.recipe) ? { recipe: query.recipe } : null
}

/** The input of another one, with the seed it was made with, so that a changed word is the only change. */
function prefillFrom({ id, title, input, seed }: GenerationView, recipe: Prefill['recipe']): Prefill {
  const seeded = hasSeed(recipe) ? { ...input, seed } : input
  return { recipe, remix: { id, title, input: seeded } }
}
