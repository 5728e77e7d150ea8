'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { StatusBadge } from '@studiolo/ui/status-badge'
import { useTranslations } from 'next-intl'
import { isLive } from './live-rows'

/** How it stands; under way also at which stage and how far, or at which place in the queue. */
export function StatusCell({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  return (
    <>
      <StatusBadge status={view.status} label={t(`statuses.${view.status}`)} />
      {isLive(view) ? <span className="mt-0.5 block text-xs text-muted">{whereabouts(view, t)}</span> : null}
    </>
  )
}

function whereabouts(view: GenerationView, t: ReturnType<typeof useTranslations<'generation'>>): string {
  const { status, stage, progress, queuePosition } = view
  if (status !== 'queued')
    return `${t(`stages.${stage}`)} · ${t('progress.percent', { percent: Math.floor(progress) })}`
  return queuePosition === undefined ? t('progress.waiting') : t('progress.place', { position: queuePosition })
}
