'use client'

import type { RecoveryView } from '@studiolo/core/recovery/contract'
import { Callout, type CalloutTone } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

const tones: Record<RecoveryView['state'], CalloutTone> = { granted: 'released', declined: 'neutral', waiting: 'held' }

/** What became of a disputed charge, and why. */
export function RecoveryOutcome({ recovery, action }: { recovery: RecoveryView; action?: ReactNode }) {
  const t = useTranslations('recovery')
  const { state, credits, takenCredits, mayAskAgain } = recovery
  if (hasArrived(recovery)) {
    return (
      <Callout tone="released" title={t('outcome.arrived')}>
        <p>{t('findings.payment-arrived-late')}</p>
      </Callout>
    )
  }
  const titles: Record<RecoveryView['state'], string> = {
    granted: t('outcome.granted', { credits }),
    declined: t(mayAskAgain ? 'outcome.declinedAgain' : 'outcome.declined'),
    waiting: t('outcome.waiting'),
  }
  return (
    <Callout tone={tones[state]} title={titles[state]} action={action}>
      <RecoveryReason recovery={recovery} />
      {takenCredits > 0 ? <p>{t('outcome.takenBack', { credits: takenCredits })}</p> : null}
    </Callout>
  )
}

/** Was the payment missing when it was asked about, and has come since? */
function hasArrived({ subject, mayAskAgain }: RecoveryView): boolean {
  return mayAskAgain && subject.kind === 'order' && subject.state === 'paid'
}

/** The admin's words where one decided, else what the evidence showed. */
function RecoveryReason({ recovery }: { recovery: RecoveryView }) {
  const t = useTranslations('recovery')
  const { state, finding, reason } = recovery
  if (reason !== null) {
    return (
      <p className="break-words">
        {t('outcome.admin')} <q>{reason}</q>
      </p>
    )
  }
  return (
    <p>
      {t(`findings.${finding}`)} {state === 'waiting' ? t('outcome.waitingText') : null}
    </p>
  )
}
