import type { SubscriptionView } from '@studiolo/core/billing/contract'

/** When a subscription has ended or will; null for one that goes on. */
export function endOf({ endedAt, cancelsAt }: Pick<SubscriptionView, 'endedAt' | 'cancelsAt'>): Date | null {
  return endedAt ?? cancelsAt
}
