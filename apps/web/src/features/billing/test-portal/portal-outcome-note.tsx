'use client'

import { Callout, type CalloutTone } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import type { PortalOutcome } from './press-button'

const tones: Record<Exclude<PortalOutcome, 'noted'> | 'failed', CalloutTone> = {
  paid: 'released',
  declined: 'held',
  ended: 'neutral',
  failed: 'failed',
}

/** What a button did that the facts above do not show by themselves; spoken when it comes. */
export function PortalOutcomeNote({ outcome }: { outcome: PortalOutcome | 'failed' | null }) {
  const t = useTranslations('test-portal')
  return (
    <div role="status" className="empty:hidden">
      {outcome === null || outcome === 'noted' ? null : (
        <Callout tone={tones[outcome]} title={t(`outcome.${outcome}`)}>
          {t(`outcome.${outcome}Text`)}
        </Callout>
      )}
    </div>
  )
}
