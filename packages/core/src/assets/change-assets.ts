import { asset } from '@studiolo/db/schema/assets'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission, requireUser } from '../kernel/actor'
import { addMs, DAY_MS } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'

/** How long a deleted asset can be brought back. */
const RESTORABLE_MS = 30 * DAY_MS

/** Marks or unmarks a favourite. NOT_FOUND for a stranger's asset. */
export async function setFavourite(
  ctx: Ctx,
  { id, favourite }: { id: string; favourite: boolean },
): Promise<{ favourite: boolean }> {
  requirePermission(ctx, 'asset.change')
  const rows = await ctx.db
    .update(asset)
    .set({ favourite })
    .where(and(eq(asset.id, id as Id<'ast'>), eq(asset.userId, requireUser(ctx)), isNull(asset.deletedAt)))
    .returning({ id: asset.id })
  if (rows.length === 0) throw new AppError('NOT_FOUND', { meta: { id } })
  return { favourite }
}

/** Takes assets out of the library; they can be restored for 30 days. Strangers' ids are passed over. Answers what was deleted. */
export function deleteAssets(ctx: Ctx, { ids }: { ids: string[] }): Promise<{ ids: string[] }> {
  requirePermission(ctx, 'asset.change')
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .update(asset)
      .set({ deletedAt: ctx.clock.now() })
      .where(and(inArray(asset.id, ids as Id<'ast'>[]), eq(asset.userId, requireUser(ctx)), isNull(asset.deletedAt)))
      .returning({ id: asset.id })
    for (const { id } of rows) await recordAudit(ctx, { action: 'asset.deleted', subject: id })
    return { ids: rows.map((row) => row.id) }
  })
}

/** Brings deleted assets back. Answers what was restored. */
export function restoreAssets(ctx: Ctx, { ids }: { ids: string[] }): Promise<{ ids: string[] }> {
  requirePermission(ctx, 'asset.change')
  return inTransaction(ctx, async (ctx) => {
    const since = addMs(ctx.clock.now(), -RESTORABLE_MS)
    const rows = await ctx.db
      .update(asset)
      .set({ deletedAt: null })
      .where(
        and(
          inArray(asset.id, ids as Id<'ast'>[]),
          eq(asset.userId, requireUser(ctx)),
          isNotNull(asset.deletedAt),
          gt(asset.deletedAt, since),
        ),
      )
      .returning({ id: asset.id })
    for (const { id } of rows) await recordAudit(ctx, { action: 'asset.restored', subject: id })
    return { ids: rows.map((row) => row.id) }
  })
}
