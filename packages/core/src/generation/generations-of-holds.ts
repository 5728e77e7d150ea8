import { generation } from '@studiolo/db/schema/generation'
import { decodeSerial, encodeSerial, type Id, type SerialId } from '@studiolo/db/states/ids'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { isAllowed, requirePermission, requireUser } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { recipeOf } from '../recipes'

/**
 * Which generations these holds of credits were for, by id and title: the creator's own, or anybody's for staff. Holds that
 * are nobody's or a stranger's are left out. Needs `generation.read`.
 */
export async function generationsOfHolds(
  ctx: Ctx,
  holdIds: readonly SerialId<'hld'>[],
): Promise<Map<SerialId<'hld'>, { id: Id<'gen'>; title: string }>> {
  requirePermission(ctx, 'generation.read')
  const rows = await ctx.db
    .select({ id: generation.id, holdId: generation.holdId, recipe: generation.recipe, input: generation.input })
    .from(generation)
    .where(ofHolds(ctx, holdIds))
  return new Map(
    rows.map(({ id, holdId, recipe, input }) => {
      const title = recipeOf(recipe)?.contract.title(input) ?? recipe
      return [encodeSerial('hld', holdId), { id, title }]
    }),
  )
}

/** The same by id alone, which is no more than a statement says: needs `credits.read`. */
export async function generationIdsOfHolds(
  ctx: Ctx,
  holdIds: readonly SerialId<'hld'>[],
): Promise<Map<SerialId<'hld'>, Id<'gen'>>> {
  requirePermission(ctx, 'credits.read')
  const rows = await ctx.db
    .select({ id: generation.id, holdId: generation.holdId })
    .from(generation)
    .where(ofHolds(ctx, holdIds))
  return new Map(rows.map(({ id, holdId }) => [encodeSerial('hld', holdId), id]))
}

function ofHolds(ctx: Ctx, holdIds: readonly SerialId<'hld'>[]): SQL | undefined {
  const serials = holdIds.map((id) => decodeSerial('hld', id)).filter((serial) => serial !== null)
  const own = isAllowed(ctx.actor, 'admin.read') ? undefined : eq(generation.userId, requireUser(ctx))
  return and(inArray(generation.holdId, serials), own)
}
