import { getBalance, listStatement } from '@studiolo/core/credits'
import { statementInput } from '@studiolo/core/credits/contract'
import { requireUser } from '@studiolo/core/kernel/actor'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const credits = {
  /** What the signed-in creator has: available, held, debt. */
  balance: procedure.query(({ ctx }) => getBalance(ctx, requireUser(ctx))),
  statement: procedure
    .input(statementInput)
    .query(({ ctx, input }) => listStatement(ctx, { ...input, userId: requireUser(ctx) })),
} satisfies TRPCRouterRecord
