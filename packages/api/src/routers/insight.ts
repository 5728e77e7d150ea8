import { getCreditAnalytics } from '@studiolo/core/insight'
import { creditAnalyticsInput } from '@studiolo/core/insight/contract'
import { requireUser } from '@studiolo/core/kernel/actor'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const insight = {
  /** What became of the signed-in creator's credits, and how long they last. */
  credits: procedure
    .input(creditAnalyticsInput)
    .query(({ ctx, input }) => getCreditAnalytics(ctx, { ...input, userId: requireUser(ctx) })),
} satisfies TRPCRouterRecord
