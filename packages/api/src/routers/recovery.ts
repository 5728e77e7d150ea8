import { askRecovery, listMyRecoveries } from '@studiolo/core/recovery'
import { askRecoveryInput, myRecoveriesInput } from '@studiolo/core/recovery/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const recovery = {
  /** Disputes a charge of one's own, and answers with what the evidence decided. */
  ask: procedure.input(askRecoveryInput).mutation(({ ctx, input }) => askRecovery(ctx, input)),
  /** What the signed-in creator disputed, the newest first; or what became of one charge. */
  mine: procedure.input(myRecoveriesInput).query(({ ctx, input }) => listMyRecoveries(ctx, input)),
} satisfies TRPCRouterRecord
