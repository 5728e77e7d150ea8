import { checkBooks, getReconciliation, listReconciliations } from '@studiolo/core/reconcile'
import { listRunsInput, runById } from '@studiolo/core/reconcile/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const reconciliation = {
  /** The runs, newest first. */
  runs: procedure.input(listRunsInput).query(({ ctx, input }) => listReconciliations(ctx, input)),
  /** One run with each check and every difference that was kept. */
  get: procedure.input(runById).query(({ ctx, input }) => getReconciliation(ctx, input)),
  /** Compares everything now. */
  run: procedure.mutation(({ ctx }) => checkBooks(ctx)),
} satisfies TRPCRouterRecord
