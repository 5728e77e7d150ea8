import { redemptionCode } from '@studiolo/db/schema/credits'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { RevokeCodesInput } from './contract'

/**
 * Takes the worth from the open codes of a batch, or from one of them; what was redeemed stays redeemed. Answers how
 * many it took. Needs `admin.credits.grant`; NOT_FOUND for a batch, or a code of it, that does not exist.
 */
export async function revokeCodes(ctx: Ctx, { batchId, codeId }: RevokeCodesInput): Promise<{ revoked: number }> {
  requirePermission(ctx, 'admin.credits.grant')
  const meant = and(eq(redemptionCode.batchId, batchId), codeId && eq(redemptionCode.id, codeId))
  return inTransaction(ctx, async (ctx) => {
    const [known] = await ctx.db.select({ id: redemptionCode.id }).from(redemptionCode).where(meant).limit(1)
    if (!known) throw new AppError('NOT_FOUND', { message: `no code ${codeId ?? ''} in ${batchId}` })
    const revoked = await ctx.db
      .update(redemptionCode)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(meant, isNull(redemptionCode.redeemedAt), isNull(redemptionCode.revokedAt)))
      .returning({ id: redemptionCode.id })
    if (revoked.length > 0)
      await recordAudit(ctx, {
        action: 'code.revoked',
        subject: codeId ?? batchId,
        after: { batchId, count: revoked.length },
      })
    return { revoked: revoked.length }
  })
}
