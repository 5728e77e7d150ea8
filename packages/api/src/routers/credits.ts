import { getBalance, listLots, listStatement, redeemCode, type StatementOf } from '@studiolo/core/credits'
import { redeemInput, statementInput } from '@studiolo/core/credits/contract'
import { generationsOfHolds } from '@studiolo/core/generation'
import { requireUser } from '@studiolo/core/kernel/actor'
import type { TRPCRouterRecord } from '@trpc/server'
import type { ApiContext } from '../context'
import { procedure } from '../trpc'

export const credits = {
  /** What the signed-in creator has: available, held, debt. */
  balance: procedure.query(({ ctx }) => getBalance(ctx, requireUser(ctx))),
  /** What the signed-in creator was given at once, with what is left of each; what can be spent first. */
  lots: procedure.query(({ ctx }) => listLots(ctx, { userId: requireUser(ctx) })),
  /** A page of the signed-in creator's movements, each with the generation it was for. */
  statement: procedure
    .input(statementInput)
    .query(({ ctx, input }) => readStatement(ctx, { ...input, userId: requireUser(ctx) })),
  /** Gives the signed-in creator the credits of a code. */
  redeem: procedure.input(redeemInput).mutation(({ ctx, input }) => redeemCode(ctx, input)),
} satisfies TRPCRouterRecord

/** A page of anybody's statement whose lines name the generations they were for. */
export async function readStatement(ctx: ApiContext, input: StatementOf) {
  const { lines, nextCursor } = await listStatement(ctx, input)
  const holdIds = new Set(lines.map(({ holdId }) => holdId).filter((holdId) => holdId !== null))
  const generations = await generationsOfHolds(ctx, [...holdIds])
  return {
    lines: lines.map((line) => {
      const generation = line.holdId === null ? undefined : generations.get(line.holdId)
      return { ...line, generationId: generation?.id ?? null, generationTitle: generation?.title ?? null }
    }),
    nextCursor,
  }
}
