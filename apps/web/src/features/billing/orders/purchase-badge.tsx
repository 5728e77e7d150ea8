import type { OrderView } from '@studiolo/core/billing/contract'
import { Badge } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'
import { purchaseStateOf, purchaseTones } from './purchase-state'

/** How a purchase stands, in a word. */
export function PurchaseBadge({ order }: { order: Pick<OrderView, 'state' | 'payment'> }) {
  const t = useTranslations('billing.states')
  const state = purchaseStateOf(order)
  return <Badge tone={purchaseTones[state]}>{t(state)}</Badge>
}
