import { recoveryStates } from '@studiolo/db/states/recovery'
import { idOf, oneOf, type FiltersOf } from '../address/address-filters'

export const recoveryFilters = { state: oneOf(recoveryStates), id: idOf('rcv'), open: idOf('rcv') }

export type RecoveryFilters = FiltersOf<typeof recoveryFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function recoveriesInput({ state, id }: RecoveryFilters) {
  return { limit: 50, ...(state && { state }), ...(id && { id }) }
}
