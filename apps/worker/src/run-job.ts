import { recordError } from '@studiolo/core/errors'
import type { JobHandler } from '@studiolo/core/jobs'
import { asSystem, type Ctx } from '@studiolo/core/kernel/context'
import { toAppError } from '@studiolo/core/kernel/errors'
import type { JobHelpers, Task } from 'graphile-worker'

/** Who runs; known once its liveness lock is held. */
export interface WorkerIdentity {
  id: string
  /** Is a job still locked by this worker? Only asked of those taken before the lock was held. */
  isMine(jobId: string): Promise<boolean>
}

/** The one runner: a context of its own, a log line with the time it took, errors kept under an id, then thrown to the queue. */
export function runnerOf(
  ctx: Ctx,
  worker: Promise<WorkerIdentity>,
  shutdown: AbortSignal,
): (handler: JobHandler) => Task {
  return (handler) => async (payload, helpers: JobHelpers) => {
    const { id: workerId, isMine } = await worker
    if (!(await isMine(helpers.job.id))) throw new Error('freed before this worker was known to live')
    const { name } = handler.job
    const log = ctx.log.child({ job: name, jobId: helpers.job.id, ...subjectOf(payload) })
    const started = performance.now()
    try {
      await handler.run({ ...asSystem(ctx, name), log }, payload, {
        signal: shutdown,
        attempt: helpers.job.attempts,
        workerId,
      })
      log.debug({ tookMs: Math.round(performance.now() - started) }, 'done')
    } catch (thrown) {
      if (shutdown.aborted) throw new Interrupted()
      const error = toAppError(thrown)
      await recordError(ctx, error, { source: `job:${name}` })
      throw error
    }
  }
}

/** A job that a shutdown interrupted: it is put back as if it had not been started. */
export class Interrupted extends Error {
  static readonly message = 'interrupted by shutdown'

  constructor() {
    super(Interrupted.message)
    this.name = 'Interrupted'
  }
}

function subjectOf(payload: unknown): object {
  if (typeof payload !== 'object' || payload === null) return {}
  const { generationId, attemptId, reference } = payload as Record<string, unknown>
  return { generationId, attemptId, reference }
}
