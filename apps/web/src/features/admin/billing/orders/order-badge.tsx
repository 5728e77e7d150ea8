import type { OrderState } from '@studiolo/db/states/billing'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'

const tones: Record<OrderState, BadgeTone> = { pending: 'held', paid: 'released', expired: 'neutral' }

/** How an order stands, in a word. */
export function OrderBadge({ state }: { state: OrderState }) {
  const t = useTranslations('admin-billing.orders.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
