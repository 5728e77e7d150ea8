import { orderKinds, type AllOrdersInput } from '@studiolo/core/billing/contract'
import { gatewayIds, orderStates } from '@studiolo/db/states/billing'
import { idOf, oneOf, type FiltersOf } from '../../address/address-filters'

export const orderFilters = {
  state: oneOf(orderStates),
  gateway: oneOf(gatewayIds),
  kind: oneOf(orderKinds),
  userId: idOf('usr'),
  id: idOf('ord'),
  open: idOf('ord'),
}

export type OrderFilters = FiltersOf<typeof orderFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function ordersInput({ state, gateway, kind, userId, id }: OrderFilters): Partial<AllOrdersInput> {
  return {
    limit: 50,
    ...(state && { states: [state] }),
    ...(gateway && { gateway }),
    ...(kind && { kind }),
    ...(userId && { userId }),
    ...(id && { id }),
  }
}
