import { checkBooks, listReconciliations } from '@studiolo/core/reconcile'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const reconciliation = {
  /** The latest runs, newest first, each with every check. */
  runs: procedure.query(({ ctx }) => listReconciliations(ctx)),
  /** Compares everything now. */
  run: procedure.mutation(({ ctx }) => checkBooks(ctx)),
} satisfies TRPCRouterRecord
