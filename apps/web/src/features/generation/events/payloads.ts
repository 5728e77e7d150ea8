import type { GenerationChanged } from '@studiolo/core/generation/contract'
import type { z } from 'zod'

/** The schema of `generation.changed`, for `useLiveEvent`. */
export async function loadGenerationChanged(): Promise<z.ZodType<GenerationChanged>> {
  const { generationChangedPayload } = await import('@studiolo/core/generation/contract')
  return generationChangedPayload
}

/** The schema of `queue.moved`. */
export async function loadQueueMoved(): Promise<z.ZodType<object>> {
  const { queueMovedPayload } = await import('./queue-moved')
  return queueMovedPayload
}
