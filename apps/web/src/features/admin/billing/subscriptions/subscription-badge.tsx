import type { SubscriptionState } from '@studiolo/db/states/billing'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'

const tones: Record<SubscriptionState, BadgeTone> = {
  incomplete: 'outline',
  active: 'released',
  'past-due': 'held',
  limited: 'failed',
  canceled: 'neutral',
}

/** How a subscription stands, in a word. */
export function SubscriptionBadge({ state }: { state: SubscriptionState }) {
  const t = useTranslations('admin-billing.subscriptions.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
