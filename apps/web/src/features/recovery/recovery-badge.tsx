import type { RecoveryState } from '@studiolo/db/states/recovery'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'

const tones: Record<RecoveryState, BadgeTone> = { waiting: 'held', granted: 'released', declined: 'neutral' }

/** How a disputed charge stands, in a word. */
export function RecoveryBadge({ state }: { state: RecoveryState }) {
  const t = useTranslations('recovery.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
