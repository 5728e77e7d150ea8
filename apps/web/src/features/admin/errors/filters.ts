import type { ListErrorsInput } from '@studiolo/core/errors/contract'
import { errorClasses } from '@studiolo/db/states/error'
import { idOf, oneOf, words, type FiltersOf } from '../address/address-filters'

export const errorFilters = { about: words(60), class: oneOf(errorClasses), open: idOf('err') }

/** What the server is asked for; page and browser ask alike and share one answer. */
export function errorsInput({ open: _, ...filters }: FiltersOf<typeof errorFilters>): Partial<ListErrorsInput> {
  return { limit: 50, ...filters }
}
