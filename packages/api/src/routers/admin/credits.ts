import { adjustCredits, getBalances } from '@studiolo/core/credits'
import { adjustInput, balancesInput, statementOfInput } from '@studiolo/core/credits/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'
import { readStatement } from '../credits'

export const credits = {
  /** The balances of a page of users, by id. */
  balances: procedure
    .input(balancesInput)
    .query(async ({ ctx, input }) => Object.fromEntries(await getBalances(ctx, input.userIds))),
  statement: procedure.input(statementOfInput).query(({ ctx, input }) => readStatement(ctx, input)),
  grant: procedure.input(adjustInput).mutation(({ ctx, input }) => adjustCredits(ctx, input)),
} satisfies TRPCRouterRecord
