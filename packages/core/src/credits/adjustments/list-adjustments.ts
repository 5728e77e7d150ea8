import { creditAdjustment } from '@studiolo/db/schema/credits'
import { isId } from '@studiolo/db/states/ids'
import { and, desc, eq, lt } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { AdjustmentView, ListAdjustmentsInput } from '../contract'
import { toView } from './adjustment-row'

/** Adjustments, newest first, a page at a time. Needs `admin.read`. */
export async function listAdjustments(
  ctx: Ctx,
  { state, userId, cursor, limit }: ListAdjustmentsInput,
): Promise<{ rows: AdjustmentView[]; nextCursor: string | null }> {
  requirePermission(ctx, 'admin.read')
  const rows = await ctx.db
    .select()
    .from(creditAdjustment)
    .where(
      and(
        state ? eq(creditAdjustment.state, state) : undefined,
        userId ? eq(creditAdjustment.userId, userId) : undefined,
        cursor && isId('adj', cursor) ? lt(creditAdjustment.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(creditAdjustment.id))
    .limit(limit + 1)
  return {
    rows: rows.slice(0, limit).map(toView),
    nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
  }
}
