import type { PaymentView } from '@studiolo/core/billing/contract'

/** What has gone back, and what is on its way, in minor units; what only the gateway's count tells has gone. */
export function refundedOf({ refunds, refundedMinor }: Pick<PaymentView, 'refunds' | 'refundedMinor'>): {
  doneMinor: number
  pendingMinor: number
} {
  const pending = refunds.filter(({ state }) => state === 'pending').reduce((sum, one) => sum + one.amountMinor, 0)
  const pendingMinor = Math.min(pending, refundedMinor)
  return { doneMinor: refundedMinor - pendingMinor, pendingMinor }
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
