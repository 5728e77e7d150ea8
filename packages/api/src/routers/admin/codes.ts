import { createCodes, listCodeBatches, listCodes, revokeCodes } from '@studiolo/core/credits'
import { createCodesInput, listCodesInput, revokeCodesInput } from '@studiolo/core/credits/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const codes = {
  batches: procedure.query(({ ctx }) => listCodeBatches(ctx)),
  list: procedure.input(listCodesInput).query(({ ctx, input }) => listCodes(ctx, input)),
  /** Answers the codes themselves, this once. */
  create: procedure.input(createCodesInput).mutation(({ ctx, input }) => createCodes(ctx, input)),
  revoke: procedure.input(revokeCodesInput).mutation(({ ctx, input }) => revokeCodes(ctx, input)),
} satisfies TRPCRouterRecord
