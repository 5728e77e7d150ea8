import type { BillingLine } from '@studiolo/core/billing/contract'
import { purchaseStateOf, type PurchaseState } from '../orders/purchase-state'

/** What became of money that was paid. */
export type PaidState = Exclude<PurchaseState, 'waiting' | 'expired'>

/** The state of a line of the history, as its buyer has words for it: what came in vain and went back is refunded. */
export function paidStateOf(line: Pick<BillingLine, 'state' | 'amountMinor' | 'refundedMinor'>): PaidState {
  const { state, amountMinor, refundedMinor } = line
  if (state === 'duplicate' || state === 'unmatched') return refundedMinor >= amountMinor ? 'refunded' : state
  const told = purchaseStateOf({ state: 'paid', payment: state, strays: [] })
  return told === 'waiting' || told === 'expired' ? 'paid' : told
}
