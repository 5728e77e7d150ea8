import { generation } from '@studiolo/db/schema/generation'
import { decodeSerial, encodeSerial, type Id, type SerialId } from '@studiolo/db/states/ids'
import { and, eq, inArray } from 'drizzle-orm'
import { isAllowed, requirePermission, requireUser } from '../kernel/actor'
import type { Ctx } from '../kernel/context'

/**
 * Which generations these holds of credits were for, by id alone, which is no more than a statement says: needs
 * `credits.read`. The creator's own, or anybody's for staff; holds that are nobody's or a stranger's are left out.
 */
export async function generationIdsOfHolds(
  ctx: Ctx,
  holdIds: readonly SerialId<'hld'>[],
): Promise<Map<SerialId<'hld'>, Id<'gen'>>> {
  requirePermission(ctx, 'credits.read')
  const serials = holdIds.map((id) => decodeSerial('hld', id)).filter((serial) => serial !== null)
  if (serials.length === 0) return new Map()
  const own = isAllowed(ctx.actor, 'admin.read') ? undefined : eq(generation.userId, requireUser(ctx))
  const rows = await ctx.db
    .select({ id: generation.id, holdId: generation.holdId })
    .from(generation)
    .where(and(inArray(generation.holdId, serials), own))
  return new Map(rows.map(({ id, holdId }) => [encodeSerial('hld', holdId), id]))
}
