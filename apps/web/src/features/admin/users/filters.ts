import type { ListUsersInput } from '@studiolo/core/identity/contract'
import { roles, userStates } from '@studiolo/db/states/user'
import { idOf, oneOf, words, type FiltersOf } from '../address/address-filters'

export const userFilters = { search: words(200), role: oneOf(roles), state: oneOf(userStates), open: idOf('usr') }

/** What the server is asked for; page and browser ask alike and share one answer. */
export function usersInput({ open: _, ...filters }: FiltersOf<typeof userFilters>): Partial<ListUsersInput> {
  return { limit: 50, ...filters }
}
