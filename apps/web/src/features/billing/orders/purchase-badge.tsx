import { Badge } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'
import { purchaseStateOf, purchaseTones, type Purchase } from './purchase-state'

/** How a purchase stands, in a word. */
export function PurchaseBadge({ order }: { order: Purchase }) {
  const t = useTranslations('billing.states')
  const state = purchaseStateOf(order)
  return <Badge tone={purchaseTones[state]}>{t(state)}</Badge>
}
