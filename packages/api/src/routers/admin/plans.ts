import { listAllPlans, savePlan } from '@studiolo/core/plans'
import { planInput } from '@studiolo/core/plans/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const plans = {
  /** Every plan, also those that cannot be had any more. */
  list: procedure.query(({ ctx }) => listAllPlans(ctx)),
  save: procedure.input(planInput).mutation(({ ctx, input }) => savePlan(ctx, input)),
} satisfies TRPCRouterRecord
