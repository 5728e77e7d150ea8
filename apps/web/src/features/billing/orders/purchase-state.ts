import type { OrderView } from '@studiolo/core/billing/contract'
import type { BadgeTone } from '@studiolo/ui/badge'

/**
 * How a purchase stands, as its buyer has words for it. `unmatched`: money came that does not match what was ordered;
 * `duplicate`: the money was for what they had already, and goes back.
 */
export type PurchaseState =
  | 'waiting'
  | 'expired'
  | 'unmatched'
  | 'duplicate'
  | 'paid'
  | 'partly-refunded'
  | 'refunded'
  | 'disputed'
  | 'lost'

/** What of an order decides how it stands. */
export type Purchase = Pick<OrderView, 'state' | 'payment'> & {
  strays: readonly Pick<OrderView['strays'][0], 'kind'>[]
}

/** The state of the order, and once money came that of the money: nobody is told that they paid nothing when they did. */
export function purchaseStateOf({ state, payment, strays }: Purchase): PurchaseState {
  if (state !== 'paid') {
    if (strays.some(({ kind }) => kind === 'unmatched')) return 'unmatched'
    if (strays.length > 0) return 'duplicate'
    return state === 'pending' ? 'waiting' : 'expired'
  }
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
  unmatched: 'held',
  duplicate: 'charged',
  paid: 'released',
  'partly-refunded': 'charged',
  refunded: 'charged',
  disputed: 'held',
  lost: 'failed',
}

/** What the page says to somebody who comes from the payment page: `canceled` when they turned back there. */
export type Standing = PurchaseState | 'canceled'

/** What is known of the order goes before how they came: a payment is told also to who turned back. */
export function standingOf(order: Purchase, cameBack: 'canceled' | null): Standing {
  const state = purchaseStateOf(order)
  const isUnpaid = state === 'waiting' || state === 'expired'
  return isUnpaid && cameBack === 'canceled' ? 'canceled' : state
}
