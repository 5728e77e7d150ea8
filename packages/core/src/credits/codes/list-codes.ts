import { redemptionBatch, redemptionCode } from '@studiolo/db/schema/credits'
import { and, asc, count, desc, eq, gt } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { CodeBatch, CodePage, ListCodesInput } from './contract'

/** The most batches that are listed. */
const MOST = 200

/** The batches, newest first, the last 200, each with what became of its codes. Needs `admin.read`. */
export async function listCodeBatches(ctx: Ctx): Promise<CodeBatch[]> {
  requirePermission(ctx, 'admin.read')
  const { id, name, credits, creditsDays, expiresAt, createdAt } = redemptionBatch
  const rows = await ctx.db
    .select({
      id,
      name,
      credits,
      creditsDays,
      expiresAt,
      createdAt,
      count: count(),
      redeemed: count(redemptionCode.redeemedAt),
      revoked: count(redemptionCode.revokedAt),
    })
    .from(redemptionBatch)
    .innerJoin(redemptionCode, eq(redemptionCode.batchId, id))
    .groupBy(id)
    .orderBy(desc(id))
    .limit(MOST)
  const now = ctx.clock.now()
  return rows.map((row) => {
    const isOver = row.expiresAt !== null && row.expiresAt <= now
    return { ...row, open: isOver ? 0 : row.count - row.redeemed - row.revoked }
  })
}

/** The codes of a batch, each by its hint, with who redeemed it and when. Needs `admin.read`. */
export async function listCodes(ctx: Ctx, { batchId, cursor, limit }: ListCodesInput): Promise<CodePage> {
  requirePermission(ctx, 'admin.read')
  const { id, hint, redeemedBy, redeemedAt, revokedAt } = redemptionCode
  const rows = await ctx.db
    .select({ id, hint, redeemedBy, redeemedAt, revokedAt })
    .from(redemptionCode)
    .where(and(eq(redemptionCode.batchId, batchId), cursor && gt(id, cursor)))
    .orderBy(asc(id))
    .limit(limit + 1)
  const codes = rows.slice(0, limit)
  return { codes, nextCursor: rows.length > limit ? (codes.at(-1)?.id ?? null) : null }
}
