import type { OrderView } from '@studiolo/core/billing/contract'
import type { BadgeTone } from '@studiolo/ui/badge'

/** How a purchase stands, as its buyer has words for it. */
export type PurchaseState = 'waiting' | 'expired' | 'paid' | 'partly-refunded' | 'refunded' | 'disputed' | 'lost'

/** The state of the order, and once it is paid that of its money. */
export function purchaseStateOf({ state, payment }: Pick<OrderView, 'state' | 'payment'>): PurchaseState {
  if (state === 'pending') return 'waiting'
  if (state === 'expired') return 'expired'
  switch (payment) {
    case 'partly-refunded':
    case 'refunded':
    case 'disputed':
    case 'lost':
      return payment
    default:
      return 'paid'
  }
}

export const purchaseTones: Record<PurchaseState, BadgeTone> = {
  waiting: 'held',
  expired: 'neutral',
  paid: 'released',
  'partly-refunded': 'charged',
  refunded: 'charged',
  disputed: 'held',
  lost: 'failed',
}

/** What the page says to somebody who comes from the payment page: `canceled` when they turned back there. */
export type Standing = PurchaseState | 'canceled'

/** What is known of the order goes before how they came: a payment is told also to who turned back. */
export function standingOf(order: Pick<OrderView, 'state' | 'payment'>, cameBack: 'canceled' | null): Standing {
  const state = purchaseStateOf(order)
  const isUnpaid = state === 'waiting' || state === 'expired'
  return isUnpaid && cameBack === 'canceled' ? 'canceled' : state
}
