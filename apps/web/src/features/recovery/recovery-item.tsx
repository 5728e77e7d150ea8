'use client'

import type { RecoveryView } from '@studiolo/core/recovery/contract'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { RecoveryBadge } from './recovery-badge'
import { RecoveryOutcome } from './recovery-outcome'

/** One disputed charge: what it was, what was said about it, what became of it. */
export function RecoveryItem({ recovery }: { recovery: RecoveryView }) {
  const t = useTranslations('recovery')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { subject, claim, state, note, disputedCredits, mayAskAgain, createdAt, decidedAt } = recovery
  const isOrder = subject.kind === 'order'
  const when = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line bg-surface px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-medium">
            <Link
              href={isOrder ? `/credits/orders/${subject.id}` : `/g/${subject.id}`}
              className="line-clamp-2 rounded-sm break-words underline-offset-3 hover:underline"
            >
              {isOrder ? t('list.order', { credits: subject.credits }) : subject.title}
            </Link>
          </h2>
          <p className="numeric flex flex-wrap gap-x-3 text-sm text-muted">
            <span>{t(`claimShort.${isOrder ? 'order' : claim}`)}</span>
            <span>{t('list.disputed', { credits: disputedCredits })}</span>
            <time dateTime={createdAt.toISOString()}>{t('list.asked', { date: when(createdAt) })}</time>
            {decidedAt && decidedAt.getTime() !== createdAt.getTime() ? (
              <time dateTime={decidedAt.toISOString()}>{t('list.decided', { date: when(decidedAt) })}</time>
            ) : null}
          </p>
        </div>
        {/* What may be asked again is not over, which the words below say better. */}
        {mayAskAgain ? null : <RecoveryBadge state={state} />}
      </div>
      <p className="line-clamp-6 text-sm break-words whitespace-pre-line">
        <span className="text-muted">{t('list.yourWords')}</span> {note}
      </p>
      <RecoveryOutcome recovery={recovery} />
    </li>
  )
}
