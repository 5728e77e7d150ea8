import { addMs } from '@studiolo/core/kernel/clock'
import type { generationStage } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { stageNames } from '@studiolo/db/states/generation'
import type { PastRun } from './past-run'

/** Where in the time between start and end each stage behind the queue begins. */
const BEGINS = { submitting: 0, generating: 0.02, downloading: 0.6, processing: 0.62, publishing: 0.97 }

/** The six rows of an ended run: done up to where it ended, what came after skipped. */
export function stagesOf(
  generationId: Id<'gen'>,
  { fate, createdAt, startedAt, finishedAt }: Pick<PastRun, 'fate' | 'createdAt' | 'startedAt' | 'finishedAt'>,
): (typeof generationStage.$inferInsert)[] {
  const last = stageNames.indexOf(fate.stage)
  const lengthMs = finishedAt.getTime() - startedAt.getTime()
  const beginOf = (place: number) => {
    const name = stageNames[place]
    if (place >= stageNames.length) return finishedAt
    return name === undefined || name === 'queued' ? createdAt : addMs(startedAt, Math.round(lengthMs * BEGINS[name]))
  }
  return stageNames.map((name, place) => {
    if (place > last) return { generationId, name, state: 'skipped', percent: 0, startedAt: null, finishedAt: null }
    const isDone = place < last || fate.status === 'succeeded'
    return {
      generationId,
      name,
      state: isDone ? 'done' : 'failed',
      percent: isDone ? 100 : 0,
      startedAt: beginOf(place),
      finishedAt: isDone ? beginOf(place + 1) : finishedAt,
    }
  })
}
