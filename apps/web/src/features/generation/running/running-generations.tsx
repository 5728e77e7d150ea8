'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { StageSteps } from '@studiolo/ui/stage-steps'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useLiveGenerations } from '../events/use-live-generations'
import { CancelButton } from '../progress/cancel-button'
import { useProgressWords } from '../progress/use-stages'

/** What waits or is being made, small enough for a tray: each with its stage, its time left and a way to cancel. */
export function RunningGenerations() {
  const t = useTranslations('generation.running')
  const { generations, isLoading } = useLiveGenerations()
  if (generations.length === 0) return <p className="text-sm text-muted">{isLoading ? t('loading') : t('nothing')}</p>
  return (
    <ul className="flex max-h-[60dvh] flex-col divide-y divide-line overflow-y-auto">
      {generations.map((view) => (
        <li key={view.id} className="py-3 first:pt-0 last:pb-0">
          <RunningItem view={view} />
        </li>
      ))}
    </ul>
  )
}

function RunningItem({ view }: { view: GenerationView }) {
  const t = useTranslations('generation.progress')
  const { stages, stateLabels } = useProgressWords(view)
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-start justify-between gap-2">
        <Link href={`/g/${view.id}`} className="line-clamp-2 min-w-0 pt-1 text-sm break-words hover:underline">
          {view.title}
        </Link>
        <CancelButton view={view} />
      </div>
      <StageSteps
        variant="compact"
        label={t('label', { title: view.title })}
        stages={stages}
        stateLabels={stateLabels}
      />
    </div>
  )
}
