import { redemptionBatch, redemptionCode } from '@studiolo/db/schema/credits'
import { recordAudit } from '../../audit'
import { actorName, requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'
import { hintOf, newCode, normaliseCode } from './code-text'
import type { CreateCodesInput, CreatedCodes } from './contract'

/**
 * Makes a batch of codes and tells them, this once: only their hashes are kept. An answer that was lost is made good by
 * revoking the batch and making another. Needs `admin.credits.grant`; INVALID_INPUT for an expiry that has passed.
 */
export async function createCodes(ctx: Ctx, input: CreateCodesInput): Promise<CreatedCodes> {
  requirePermission(ctx, 'admin.credits.grant')
  const { name, count, credits, creditsDays = null, expiresAt = null } = input
  const now = ctx.clock.now()
  if (expiresAt && expiresAt <= now)
    throw new AppError('INVALID_INPUT', {
      message: 'the codes would have expired already',
      meta: { field: 'expiresAt' },
    })
  const codes = Array.from({ length: count }, newCode)
  return inTransaction(ctx, async (ctx) => {
    const id = ctx.ids.next('rdb')
    const actor = actorName(ctx.actor)
    await ctx.db.insert(redemptionBatch).values({ id, name, credits, creditsDays, expiresAt, createdAt: now, actor })
    await ctx.db.insert(redemptionCode).values(
      codes.map((code) => ({
        id: ctx.ids.next('rdc'),
        batchId: id,
        codeHash: hashToken(normaliseCode(code)),
        hint: hintOf(code),
      })),
    )
    await recordAudit(ctx, {
      action: 'code.created',
      subject: id,
      after: { name, count, credits, creditsDays, expiresAt },
    })
    return { id, name, codes }
  })
}
