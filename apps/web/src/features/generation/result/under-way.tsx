'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { Progress } from '@studiolo/ui/progress'
import { StageSteps } from '@studiolo/ui/stage-steps'
import { useTranslations } from 'next-intl'
import { aspectRatioOfInput } from '@/features/assets/asset-media'
import { CancelButton } from '../progress/cancel-button'
import { useProgressWords } from '../progress/use-stages'

// An upright frame would push everything else out of sight.
const LANDSCAPE = 16 / 9

/** How far it is, in the frame where the film will stand; turns into the player by itself. */
export function UnderWay({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const { stages, stateLabels, standing, detail } = useProgressWords(view)
  const ratio = aspectRatioOfInput(view.input)
  const isWaiting = view.status === 'queued'
  return (
    <section
      aria-label={t('progress.label', { title: view.title })}
      style={{ aspectRatio: Math.max(ratio, LANDSCAPE) }}
      className="grid place-items-center rounded-md border border-line bg-surface px-6 py-8"
    >
      <div className="flex w-full max-w-md flex-col gap-6">
        <Progress
          label={standing}
          percent={isWaiting || view.status === 'canceling' ? null : view.progress}
          valueText={detail}
          tone="held"
          announcement={standing}
        />
        <StageSteps
          label={t('progress.stages')}
          // How far it is stands above, once.
          stages={stages.map((stage) => (stage.state === 'active' ? { ...stage, detail: undefined } : stage))}
          stateLabels={stateLabels}
        />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-muted">
            {view.status === 'canceling' ? t('cancel.stopping') : t('progress.leave')}
          </p>
          <CancelButton view={view} />
        </div>
      </div>
    </section>
  )
}
