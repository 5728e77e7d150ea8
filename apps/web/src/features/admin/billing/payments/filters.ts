import { paymentConcerns, type PaymentsInput } from '@studiolo/core/billing/contract'
import { gatewayIds, paymentStates } from '@studiolo/db/states/billing'
import { idOf, oneOf, type FiltersOf } from '../../address/address-filters'

export const paymentFilters = {
  state: oneOf(paymentStates),
  gateway: oneOf(gatewayIds),
  concern: oneOf(paymentConcerns),
  userId: idOf('usr'),
  id: idOf('pay'),
  open: idOf('pay'),
}

export type PaymentFilters = FiltersOf<typeof paymentFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function paymentsInput({ state, gateway, concern, userId, id }: PaymentFilters): Partial<PaymentsInput> {
  return {
    limit: 50,
    ...(state && { states: [state] }),
    ...(gateway && { gateway }),
    ...(concern && { concern }),
    ...(userId && { userId }),
    ...(id && { id }),
  }
}
