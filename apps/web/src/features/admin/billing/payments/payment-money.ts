import type { PaymentView } from '@studiolo/core/billing/contract'

type Refunded = Pick<PaymentView, 'refunds'>

function sumOf({ refunds }: Refunded, states: PaymentView['refunds'][number]['state'][]): number {
  return refunds.filter(({ state }) => states.includes(state)).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

/** What has gone back, and what is on its way, in minor units. */
export function refundedOf(payment: Refunded): { doneMinor: number; pendingMinor: number } {
  return { doneMinor: sumOf(payment, ['succeeded']), pendingMinor: sumOf(payment, ['pending']) }
}

/** What can still be refunded, in minor units: what came in without what went back or is on its way. */
export function leftOf(payment: Refunded & Pick<PaymentView, 'amountMinor' | 'paidAt'>): number {
  if (payment.paidAt === null || payment.amountMinor === null) return 0
  return Math.max(0, payment.amountMinor - sumOf(payment, ['succeeded', 'pending']))
}

/** The credits that go with a refund of so much: the same part of them, never more than are left. */
export function creditsWith(
  refundMinor: number,
  { amountMinor, credits, takenCredits }: Pick<PaymentView, 'amountMinor' | 'credits' | 'takenCredits'>,
): number {
  if (!amountMinor) return 0
  return Math.min(Math.round((credits * refundMinor) / amountMinor), Math.max(0, credits - takenCredits))
}

/** How many disputes stand how. */
export function countDisputes({ disputes }: Pick<PaymentView, 'disputes'>): Record<'open' | 'won' | 'lost', number> {
  const counts = { open: 0, won: 0, lost: 0 }
  for (const { state } of disputes) counts[state] += 1
  return counts
}
