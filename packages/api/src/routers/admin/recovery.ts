import { decideRecovery, getRecovery, listRecoveries } from '@studiolo/core/recovery'
import { decideRecoveryInput, recoveriesInput, recoveryById } from '@studiolo/core/recovery/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const recovery = {
  /** Disputed charges, those that wait first. */
  list: procedure.input(recoveriesInput).query(({ ctx, input }) => listRecoveries(ctx, input)),
  /** One of them, with the evidence. */
  get: procedure.input(recoveryById).query(({ ctx, input }) => getRecovery(ctx, input)),
  decide: procedure.input(decideRecoveryInput).mutation(({ ctx, input }) => decideRecovery(ctx, input)),
} satisfies TRPCRouterRecord
