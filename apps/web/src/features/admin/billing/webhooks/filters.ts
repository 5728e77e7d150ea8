import type { InboundInput } from '@studiolo/core/inbox/contract'
import { gatewayIds } from '@studiolo/db/states/billing'
import { inboundStates } from '@studiolo/db/states/inbox'
import { idOf, oneOf, type FiltersOf } from '../../address/address-filters'

export const webhookFilters = { state: oneOf(inboundStates), source: oneOf(gatewayIds), open: idOf('evt') }

export type WebhookFilters = FiltersOf<typeof webhookFilters>

/** What the server is asked for; page and browser ask alike and share one answer. */
export function inboundInput({ state, source }: WebhookFilters): Partial<InboundInput> {
  return { limit: 50, ...(state && { states: [state] }), ...(source && { source }) }
}
