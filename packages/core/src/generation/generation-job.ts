import type { Id } from '@studiolo/db/states/ids'
import { implementJob, type Job, type JobHandler, type JobRun } from '../jobs'
import type { Ctx } from '../kernel/context'
import { toAppError } from '../kernel/errors'
import { failDeadGeneration } from './fail-generation'

/** A kill is not the job's fault but counts as a try, so the queue allows more than the errors that end a generation. */
const TRIES_BEFORE_FAILING = 3
/** Looks are cheap, and the attempt's deadline ends them: a provider may be out of reach for hours. */
const PATIENT_TRIES = 25

/**
 * A job about one generation. What it throws unexpectedly is tried again by the queue; after three tries (a look at a
 * provider: 25), or at once when the error is one of ours, the generation ends as failed and everything held is given back.
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
      if (
        run.signal.aborted ||
        (again && run.attempt < (job.options.maxAttempts ? TRIES_BEFORE_FAILING : PATIENT_TRIES))
      )
        throw thrown
      await failDeadGeneration(ctx, id, error, `job:${job.name}`)
    }
  })
}
