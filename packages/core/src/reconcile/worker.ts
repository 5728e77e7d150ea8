import { implementJob, type JobHandler } from '../jobs'
import { reconcile } from './jobs'
import { runReconciliation } from './run-reconciliation'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [
  implementJob(reconcile, async (ctx) => {
    const { differences } = await runReconciliation(ctx)
    if (differences > 0) ctx.log.error({ differences }, 'the books disagree')
  }),
]
