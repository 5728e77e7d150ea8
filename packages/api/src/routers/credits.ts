import {
  getBalance,
  getBalanceAt,
  listLots,
  listSpendLimits,
  listStatement,
  redeemCode,
  removeSpendLimit,
  setSpendLimit,
  type StatementOf,
} from '@studiolo/core/credits'
import {
  balanceAtInput,
  redeemInput,
  removeSpendLimitInput,
  setSpendLimitInput,
  statementInput,
} from '@studiolo/core/credits/contract'
import { generationsOfHolds } from '@studiolo/core/generation'
import { isLiveApiKey, listApiKeys } from '@studiolo/core/identity'
import { requireUser } from '@studiolo/core/kernel/actor'
import type { TRPCRouterRecord } from '@trpc/server'
import type { ApiContext } from '../context'
import { ordersOf } from '../statement-references'
import { procedure } from '../trpc'

export const credits = {
  /** What the signed-in creator has: available, held, debt. */
  balance: procedure.query(({ ctx }) => getBalance(ctx, requireUser(ctx))),
  /** What the signed-in creator had at an instant. */
  balanceAt: procedure
    .input(balanceAtInput)
    .query(({ ctx, input }) => getBalanceAt(ctx, { ...input, userId: requireUser(ctx) })),
  /** What the signed-in creator was given at once, with what is left of each; what can be spent first. */
  lots: procedure.query(({ ctx }) => listLots(ctx, { userId: requireUser(ctx) })),
  /** A page of the signed-in creator's movements, each with the generation it was for. */
  statement: procedure
    .input(statementInput)
    .query(({ ctx, input }) => readStatement(ctx, { ...input, userId: requireUser(ctx) })),
  /** The signed-in creator's spend limits and the house's on them, with what is spent; those of dead keys are left out. */
  spendLimits: procedure.query(async ({ ctx }) => {
    const limits = await listSpendLimits(ctx, { userId: requireUser(ctx) })
    return withKeyNames(limits, limits.some(({ apiKeyId }) => apiKeyId) ? await listApiKeys(ctx) : [])
  }),
  setSpendLimit: procedure
    .input(setSpendLimitInput)
    .mutation(({ ctx, input }) => setSpendLimit(ctx, input, isLiveApiKey)),
  removeSpendLimit: procedure.input(removeSpendLimitInput).mutation(({ ctx, input }) => removeSpendLimit(ctx, input)),
  /** Gives the signed-in creator the credits of a code. */
  redeem: procedure.input(redeemInput).mutation(({ ctx, input }) => redeemCode(ctx, input)),
} satisfies TRPCRouterRecord

/** The limits of all that is spent and of these keys, each of those with the key's name. */
export function withKeyNames<L extends { apiKeyId: string | null }>(limits: L[], keys: { id: string; name: string }[]) {
  const names = new Map(keys.map(({ id, name }) => [id, name]))
  return limits
    .filter(({ apiKeyId }) => apiKeyId === null || names.has(apiKeyId))
    .map((limit) => ({ ...limit, keyName: names.get(limit.apiKeyId ?? '') ?? null }))
}

/** A page of anybody's statement whose lines name the generations they were for and the orders they came from. */
export async function readStatement(ctx: ApiContext, input: StatementOf) {
  const { lines, nextCursor } = await listStatement(ctx, input)
  const holdIds = new Set(lines.map(({ holdId }) => holdId).filter((holdId) => holdId !== null))
  const [generations, orderOf] = await Promise.all([generationsOfHolds(ctx, [...holdIds]), ordersOf(ctx, lines)])
  return {
    lines: lines.map((line) => {
      const generation = line.holdId === null ? undefined : generations.get(line.holdId)
      return {
        ...line,
        generationId: generation?.id ?? null,
        generationTitle: generation?.title ?? null,
        orderId: orderOf(line),
      }
    }),
    nextCursor,
  }
}
