import {
  adjustCredits,
  decideAdjustment,
  getAdjustmentLimit,
  getBalances,
  listAdjustments,
} from '@studiolo/core/credits'
import {
  adjustInput,
  balancesInput,
  decideAdjustmentInput,
  listAdjustmentsInput,
  statementOfInput,
} from '@studiolo/core/credits/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'
import { readStatement } from '../credits'

export const credits = {
  /** The balances of a page of users, by id. */
  balances: procedure
    .input(balancesInput)
    .query(async ({ ctx, input }) => Object.fromEntries(await getBalances(ctx, input.userIds))),
  statement: procedure.input(statementOfInput).query(({ ctx, input }) => readStatement(ctx, input)),
  adjust: procedure.input(adjustInput).mutation(({ ctx, input }) => adjustCredits(ctx, input)),
  decideAdjustment: procedure.input(decideAdjustmentInput).mutation(({ ctx, input }) => decideAdjustment(ctx, input)),
  adjustments: procedure.input(listAdjustmentsInput).query(({ ctx, input }) => listAdjustments(ctx, input)),
  /** Up to how many credits no second admin is asked. */
  adjustmentLimit: procedure.query(({ ctx }) => getAdjustmentLimit(ctx)),
} satisfies TRPCRouterRecord
