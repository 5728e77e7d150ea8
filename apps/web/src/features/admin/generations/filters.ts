import type { ListAllGenerationsInput } from '@studiolo/core/generation/contract'
import { recipeIds } from '@studiolo/core/recipes/contract'
import { generationStates } from '@studiolo/db/states/generation'
import { idOf, oneOf, type FiltersOf } from '../address/address-filters'

export const generationFilters = {
  status: oneOf(generationStates),
  recipe: oneOf(recipeIds),
  userId: idOf('usr'),
  open: idOf('gen'),
}

export type GenerationFilters = FiltersOf<typeof generationFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function generationsInput({ open: _, ...filters }: GenerationFilters): Partial<ListAllGenerationsInput> {
  return { limit: 50, ...filters }
}

/** What an id that was typed or pasted asks for: a generation to open, or a creator's; null when it is neither. */
export function readId(text: string): Pick<GenerationFilters, 'open' | 'userId'> | null {
  const open = generationFilters.open(text)
  if (open) return { open, userId: undefined }
  const userId = generationFilters.userId(text)
  return userId ? { userId, open: undefined } : null
}
