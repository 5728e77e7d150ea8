import { transferKinds } from '@studiolo/db/states/credits'
import { idOf, oneOf, words } from '../address/address-filters'

/** What of a person's credits is shown. */
export const ledgerViews = ['movements', 'lots', 'limits', 'day'] as const
export type LedgerView = (typeof ledgerViews)[number]

export const ledgerFilters = {
  search: words(200),
  userId: idOf('usr'),
  kind: oneOf(transferKinds),
  view: oneOf(ledgerViews),
}
