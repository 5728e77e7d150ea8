import { recoveryRequest } from '@studiolo/db/schema/recovery'
import { and, desc, eq, lt } from 'drizzle-orm'
import { requirePermission, requireUser } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { MyRecoveriesInput, MyRecoveriesPage } from './contract'
import { viewRecoveries } from './recovery-row'

/** The charges the signed-in creator disputed, newest first, a page at a time. */
export async function listMyRecoveries(
  ctx: Ctx,
  { generationId, orderId, cursor, limit }: MyRecoveriesInput,
): Promise<MyRecoveriesPage> {
  requirePermission(ctx, 'recovery.ask')
  const rows = await ctx.db
    .select()
    .from(recoveryRequest)
    .where(
      and(
        eq(recoveryRequest.userId, requireUser(ctx)),
        generationId && eq(recoveryRequest.generationId, generationId),
        orderId && eq(recoveryRequest.orderId, orderId),
        cursor && lt(recoveryRequest.id, cursor),
      ),
    )
    .orderBy(desc(recoveryRequest.id))
    .limit(limit + 1)
  const recoveries = await viewRecoveries(ctx, rows.slice(0, limit))
  return { recoveries, nextCursor: rows.length > limit ? (recoveries.at(-1)?.id ?? null) : null }
}
