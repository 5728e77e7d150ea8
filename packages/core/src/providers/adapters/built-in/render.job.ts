import { implementJob, type JobRun } from '../../../jobs'
import type { Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { mediaAdmission, mediaTools, withScratch } from '../../../media'
import { storageConfig } from '../../../storage'
import type { Task } from '../../contract'
import { render } from '../../jobs'
import { cancelSignalOf } from './cancel-listener'
import { RenderFailure, type FailureCode } from './render-failure'
import { keepProgress } from './render-progress'
import { claimRender, endRender } from './render-row'
import { renderSpeech } from './render-speech'
import { renderVideo, type Rendered, type RenderRun } from './render-video'

/** What a render takes at its peak, measured, FFmpeg and our own buffers together. */
const MEMORY_MB = { '720p': 220, '1080p': 360, speech: 260 } as const

/**
 * One run of the built-in renderer. At shutdown its row stays as it is, so that the job runs again elsewhere, from the
 * beginning: the same task makes the same bytes under the same key.
 */
export const renderJob = implementJob(render, async (ctx, { reference }, run) => {
  const claimed = await claimRender(ctx, reference)
  if (!claimed) return
  if (claimed.cancelRequested) return endRender(ctx, reference, { state: 'canceled' })
  using cancellation = cancelSignalOf(reference)
  const progress = keepProgress(ctx, reference, cancellation.cancel)
  const signal = AbortSignal.any([run.signal, cancellation.signal])
  const { scratchRoot } = ctx.config(storageConfig)
  try {
    await withScratch(scratchRoot, run.workerId, reference, async (folder) => {
      const made = await make(ctx, claimed.order, { folder, signal, onProgress: progress.report })
      const resultKey = `renders/${reference}/result.${made.extension}`
      await ctx.storage.putFile(resultKey, made.path)
      await progress.stop()
      await endRender(ctx, reference, { state: 'succeeded', resultKey, resultMimeType: made.mimeType, percent: 100 })
    })
  } catch (error) {
    await progress.stop()
    if (cancellation.signal.aborted) return endRender(ctx, reference, { state: 'canceled' })
    await giveUp(ctx, reference, run, error)
  }
})

async function make(ctx: Ctx, order: Task, run: Omit<RenderRun, 'tools'>): Promise<Rendered> {
  const tools = await mediaTools(ctx)
  const memoryMb = order.capability === 'speech' ? MEMORY_MB.speech : MEMORY_MB[order.task.resolution]
  return mediaAdmission(ctx).run(memoryMb, run.signal, () =>
    order.capability === 'speech'
      ? renderSpeech(order.task, { ...run, tools })
      : renderVideo(order.task, { ...run, tools }),
  )
}

/** A shutdown, the database's trouble and surprises are left to the queue, which tries again; its last try decides. */
async function giveUp(ctx: Ctx, reference: string, run: JobRun, error: unknown): Promise<void> {
  if (run.signal.aborted) throw error
  const code = failureCodeOf(error) ?? (run.attempt >= (render.options.maxAttempts ?? 1) ? 'render-failed' : null)
  if (code === null) throw error
  ctx.log.error({ reference, code, err: error }, 'a render failed')
  await endRender(ctx, reference, { state: 'failed', errorCode: code })
}

function failureCodeOf(error: unknown): FailureCode | null {
  if (error instanceof RenderFailure) return error.code
  if (error instanceof AppError && error.kind === 'STORAGE_FULL') return 'storage-full'
  if (error instanceof AppError && error.kind === 'UNAVAILABLE') return 'media-tools-missing'
  if (error instanceof AppError && error.kind === 'RENDER_FAILED') return 'render-failed'
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? 'storage-full' : null
}
