import { requireUser } from '@studiolo/core/kernel/actor'
import { getAllowances, getPlanOf, listPlans } from '@studiolo/core/plans'
import { recipeIds } from '@studiolo/core/recipes/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const plans = {
  /** What can be had month by month, from small to large; open to everybody. */
  list: procedure.query(({ ctx }) => listPlans(ctx)),
  /** The signed-in creator's plan; `free` for who pays for none. */
  mine: procedure.query(({ ctx }) => getPlanOf(ctx, requireUser(ctx))),
  /** How much of each recipe the signed-in creator may still use. */
  allowances: procedure.query(({ ctx }) => getAllowances(ctx, requireUser(ctx), recipeIds)),
} satisfies TRPCRouterRecord
