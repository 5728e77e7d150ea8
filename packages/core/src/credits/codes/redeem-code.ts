import { creditGrant, redemptionBatch, redemptionCode } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission, requireUser } from '../../kernel/actor'
import { addMs, DAY_MS } from '../../kernel/clock'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'
import { returnToken, takeToken } from '../../rate-limit'
import { grantCredits } from '../grant-credits'
import { normaliseCode } from './code-text'
import type { CodeRefusal, Redeemed, RedeemInput } from './contract'

/**
 * Gives the signed-in person the credits of a code; again by the same person it answers the same. Needs `billing.buy`
 * (a browser). Throws INVALID_INPUT with a `CodeRefusal` as `meta.reason`, RATE_LIMITED after ten wrong codes in an hour.
 */
export async function redeemCode(ctx: Ctx, { code }: RedeemInput): Promise<Redeemed> {
  requirePermission(ctx, 'billing.buy')
  const userId = requireUser(ctx)
  await takeToken(ctx, 'redeem', userId)
  const redeemed = await inTransaction(ctx, (ctx) => redeemOnce(ctx, userId, code))
  // Only wrong ones count: whoever holds many codes may redeem them all.
  await returnToken(ctx, 'redeem', userId)
  return redeemed
}

async function redeemOnce(ctx: TxCtx, userId: Id<'usr'>, typed: string): Promise<Redeemed> {
  const code = await lockCode(ctx, typed)
  if (!code) throw refused('unknown')
  const { credits, creditsDays } = code
  if (code.redeemedBy === userId) return { credits, expiresAt: await expiryOf(ctx, code.grantId) }
  if (code.redeemedBy) throw refused('used')
  if (code.revokedAt) throw refused('unknown')
  const now = ctx.clock.now()
  if (code.expiresAt && code.expiresAt <= now) throw refused('expired')

  const expiresAt = creditsDays === null ? undefined : addMs(now, creditsDays * DAY_MS)
  const { grantId } = await grantCredits(ctx, {
    userId,
    amount: credits,
    source: 'promotion',
    expiresAt,
    idempotencyKey: `code:${code.id}`,
    reason: 'redemption',
  })
  await ctx.db
    .update(redemptionCode)
    .set({ redeemedBy: userId, redeemedAt: now, grantId })
    .where(eq(redemptionCode.id, code.id))
  await recordAudit(ctx, { action: 'code.redeemed', subject: code.id, after: { credits, expiresAt } })
  return { credits, expiresAt: expiresAt ?? null }
}

/** The code with what it gives; of several who come with it at once, the others wait here. */
async function lockCode(ctx: TxCtx, typed: string) {
  const [found] = await ctx.db
    .select({
      id: redemptionCode.id,
      redeemedBy: redemptionCode.redeemedBy,
      revokedAt: redemptionCode.revokedAt,
      grantId: redemptionCode.grantId,
      credits: redemptionBatch.credits,
      creditsDays: redemptionBatch.creditsDays,
      expiresAt: redemptionBatch.expiresAt,
    })
    .from(redemptionCode)
    .innerJoin(redemptionBatch, eq(redemptionBatch.id, redemptionCode.batchId))
    .where(eq(redemptionCode.codeHash, hashToken(normaliseCode(typed))))
    .for('update', { of: redemptionCode })
  return found
}

async function expiryOf(ctx: TxCtx, grantId: number | null): Promise<Date | null> {
  if (grantId === null) return null
  const [grant] = await ctx.db
    .select({ expiresAt: creditGrant.expiresAt })
    .from(creditGrant)
    .where(eq(creditGrant.id, grantId))
  return grant?.expiresAt ?? null
}

function refused(reason: CodeRefusal): AppError {
  return new AppError('INVALID_INPUT', { message: `the code is refused: ${reason}`, meta: { reason } })
}
