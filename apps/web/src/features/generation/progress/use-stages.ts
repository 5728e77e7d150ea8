'use client'

import type { GenerationView, StageView } from '@studiolo/core/generation/contract'
import type { StageState } from '@studiolo/db/states/generation'
import type { Stage } from '@studiolo/ui/stage-steps'
import { useTranslations } from 'next-intl'
import { useTimeLeft } from './use-time-left'

/** How a generation stands, in words. */
export interface ProgressWords {
  stages: Stage[]
  stateLabels: Record<StageState, string>
  /** The stage or the state it is in: changes a few times a run, so it may be spoken. */
  standing: string
  /** "64 % · about 20 s left (15–30)", or the place in the queue. */
  detail: string
}

export function useProgressWords(view: GenerationView): ProgressWords {
  const t = useTranslations('generation')
  const left = useTimeLeft(view)
  const { status, stage, progress, queuePosition } = view

  const percent = t('progress.percent', { percent: Math.floor(progress) })
  const place = queuePosition === undefined ? t('progress.waiting') : t('progress.place', { position: queuePosition })
  const running = left ? `${percent} · ${left}` : percent
  const detail = status === 'queued' ? place : status === 'canceling' ? t('progress.stopping') : running
  const standing = status === 'running' || status === 'queued' ? t(`stages.${stage}`) : t(`statuses.${status}`)

  const stages = view.stages.map((step): Stage => ({
    id: step.name,
    label: t(`stages.${step.name}`),
    // Canceled is not failed.
    state: status === 'canceled' && step.state === 'failed' ? 'skipped' : step.state,
    percent: step.name === 'queued' ? undefined : step.percent,
    detail: step.state === 'active' ? detail : tookWords(step, t),
  }))
  const stateLabels = {
    pending: t('stageStates.pending'),
    active: t('stageStates.active'),
    done: t('stageStates.done'),
    failed: t('stageStates.failed'),
    skipped: t('stageStates.skipped'),
  }
  return { stages, stateLabels, standing, detail }
}

const A_SECOND = 1000
const A_MINUTE = 60

/** How long a stage took; nothing for one that took no time worth telling. */
function tookWords({ startedAt, finishedAt, state }: StageView, t: ReturnType<typeof useTranslations<'generation'>>) {
  if (!startedAt || !finishedAt || state !== 'done') return undefined
  const seconds = (finishedAt.getTime() - startedAt.getTime()) / A_SECOND
  if (seconds < 0.1) return undefined
  if (seconds < A_MINUTE) return t('progress.tookSeconds', { seconds })
  return t('progress.tookMinutes', { minutes: Math.floor(seconds / A_MINUTE), seconds: Math.round(seconds % A_MINUTE) })
}
