import { transferKinds } from '@studiolo/db/states/credits'
import { idOf, oneOf, words } from '../address/address-filters'

export const ledgerFilters = { search: words(200), userId: idOf('usr'), kind: oneOf(transferKinds) }
