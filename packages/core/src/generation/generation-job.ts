import type { Id } from '@studiolo/db/states/ids'
import { implementJob, type Job, type JobHandler, type JobRun } from '../jobs'
import type { Ctx } from '../kernel/context'
import { toAppError } from '../kernel/errors'
import { failDeadGeneration } from './fail-generation'

/**
 * A job about one generation. What it throws unexpectedly is tried again by the queue; when the last try failed, or the
 * error is one of ours, the generation ends as failed and everything held is given back.
 */
export function generationJob<P extends { generationId: string }>(
  job: Job<P>,
  body: (ctx: Ctx, id: Id<'gen'>, payload: P, run: JobRun) => Promise<void>,
): JobHandler {
  return implementJob(job, async (ctx, payload, run) => {
    const id = payload.generationId as Id<'gen'>
    try {
      await body(ctx, id, payload, run)
    } catch (thrown) {
      const error = toAppError(thrown)
      const again = error.kind === 'INTERNAL' || error.kind === 'UNAVAILABLE'
      if (run.signal.aborted || (again && run.attempt < (job.options.maxAttempts ?? 25))) throw thrown
      await failDeadGeneration(ctx, id, error, `job:${job.name}`)
    }
  })
}
