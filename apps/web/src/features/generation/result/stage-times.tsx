'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { StageSteps } from '@studiolo/ui/stage-steps'
import { useTranslations } from 'next-intl'
import { useProgressWords } from '../progress/use-stages'

/** The way it went, with how long each step took. */
export function StageTimes({ view }: { view: GenerationView }) {
  const t = useTranslations('generation.progress')
  const { stages, stateLabels } = useProgressWords(view)
  if (stages.length === 0) return null
  return (
    <section aria-labelledby="stages" className="flex flex-col gap-3">
      <h2 id="stages" className="text-base font-semibold">
        {t(view.status === 'succeeded' ? 'history' : 'historySoFar')}
      </h2>
      <StageSteps label={t('stages')} stages={stages} stateLabels={stateLabels} className="text-sm" />
    </section>
  )
}
