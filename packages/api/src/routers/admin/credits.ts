import {
  adjustCredits,
  decideAdjustment,
  getAdjustmentLimit,
  getBalanceAt,
  getBalances,
  listAdjustments,
  listLots,
  listSpendLimits,
  removeSpendLimitFor,
  setSpendLimitFor,
} from '@studiolo/core/credits'
import {
  adjustInput,
  balanceAtOfInput,
  balancesInput,
  creditsOfInput,
  decideAdjustmentInput,
  listAdjustmentsInput,
  removeSpendLimitForInput,
  setSpendLimitForInput,
  statementOfInput,
} from '@studiolo/core/credits/contract'
import { nameApiKeys } from '@studiolo/core/identity'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'
import { readStatement, withKeyNames } from '../credits'

export const credits = {
  /** The balances of a page of users, by id. */
  balances: procedure
    .input(balancesInput)
    .query(async ({ ctx, input }) => Object.fromEntries(await getBalances(ctx, input.userIds))),
  balanceAt: procedure.input(balanceAtOfInput).query(({ ctx, input }) => getBalanceAt(ctx, input)),
  lots: procedure.input(creditsOfInput).query(({ ctx, input }) => listLots(ctx, input)),
  /** A person's spend limits, their own and the house's; those of dead keys are left out. */
  spendLimits: procedure.input(creditsOfInput).query(async ({ ctx, input }) => {
    const limits = await listSpendLimits(ctx, input)
    const keys = await nameApiKeys(
      ctx,
      limits.flatMap(({ apiKeyId }) => apiKeyId ?? []),
    )
    return withKeyNames(
      limits,
      keys.filter(({ revokedAt }) => revokedAt === null),
    )
  }),
  setSpendLimit: procedure.input(setSpendLimitForInput).mutation(({ ctx, input }) => setSpendLimitFor(ctx, input)),
  removeSpendLimit: procedure
    .input(removeSpendLimitForInput)
    .mutation(({ ctx, input }) => removeSpendLimitFor(ctx, input)),
  statement: procedure.input(statementOfInput).query(({ ctx, input }) => readStatement(ctx, input)),
  adjust: procedure.input(adjustInput).mutation(({ ctx, input }) => adjustCredits(ctx, input)),
  decideAdjustment: procedure.input(decideAdjustmentInput).mutation(({ ctx, input }) => decideAdjustment(ctx, input)),
  adjustments: procedure.input(listAdjustmentsInput).query(({ ctx, input }) => listAdjustments(ctx, input)),
  /** Up to how many credits no second admin is asked. */
  adjustmentLimit: procedure.query(({ ctx }) => getAdjustmentLimit(ctx)),
} satisfies TRPCRouterRecord
