import type { PaymentState } from '@studiolo/db/states/billing'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'

const tones: Record<PaymentState, BadgeTone> = {
  announced: 'outline',
  paid: 'released',
  'partly-refunded': 'charged',
  refunded: 'charged',
  disputed: 'held',
  lost: 'failed',
  duplicate: 'held',
  unmatched: 'failed',
}

/** How a payment stands, in a word. */
export function PaymentBadge({ state }: { state: PaymentState }) {
  const t = useTranslations('admin-billing.payments.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
