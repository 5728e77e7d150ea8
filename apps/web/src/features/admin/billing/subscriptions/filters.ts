import type { SubscriptionsInput } from '@studiolo/core/billing/contract'
import { subscriptionStates } from '@studiolo/db/states/billing'
import { idOf, oneOf, type FiltersOf } from '../../address/address-filters'

export const subscriptionFilters = {
  state: oneOf(subscriptionStates),
  userId: idOf('usr'),
  id: idOf('sub'),
  open: idOf('sub'),
}

export type SubscriptionFilters = FiltersOf<typeof subscriptionFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function subscriptionsInput({ state, userId, id }: SubscriptionFilters): Partial<SubscriptionsInput> {
  return { limit: 50, ...(state && { states: [state] }), ...(userId && { userId }), ...(id && { id }) }
}
