import type { BillingLine } from '@studiolo/core/billing/contract'
import type { BadgeTone } from '@studiolo/ui/badge'
import { purchaseStateOf, purchaseTones, type PurchaseState } from '../orders/purchase-state'

/** What became of money that was paid; `duplicate`: it was paid twice and goes back by itself. */
export type PaidState = Exclude<PurchaseState, 'waiting' | 'expired'> | 'duplicate'

/** The state of a line of the history, as its buyer has words for it. */
export function paidStateOf({ state }: Pick<BillingLine, 'state'>): PaidState {
  if (state === 'duplicate') return 'duplicate'
  const told = purchaseStateOf({ state: 'paid', payment: state })
  return told === 'waiting' || told === 'expired' ? 'paid' : told
}

/** The colour of such a state. */
export function paidToneOf(state: PaidState): BadgeTone {
  return state === 'duplicate' ? 'charged' : purchaseTones[state]
}
