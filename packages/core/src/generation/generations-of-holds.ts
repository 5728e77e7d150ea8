import { generation } from '@studiolo/db/schema/generation'
import { decodeSerial, encodeSerial, type Id, type SerialId } from '@studiolo/db/states/ids'
import { and, eq, inArray } from 'drizzle-orm'
import { isAllowed, requirePermission, requireUser } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { recipeOf } from '../recipes'

/**
 * Which generations these holds of credits were for, by id and title: the creator's own, or anybody's for staff. Holds that are nobody's
 * or a stranger's are left out.
 */
export async function generationsOfHolds(
  ctx: Ctx,
  holdIds: SerialId<'hld'>[],
): Promise<Map<SerialId<'hld'>, { id: Id<'gen'>; title: string }>> {
  requirePermission(ctx, 'generation.read')
  const serials = holdIds.map((id) => decodeSerial('hld', id)).filter((serial) => serial !== null)
  if (serials.length === 0) return new Map()
  const own = isAllowed(ctx.actor, 'admin.read') ? undefined : eq(generation.userId, requireUser(ctx))
  const rows = await ctx.db
    .select({ id: generation.id, holdId: generation.holdId, recipe: generation.recipe, input: generation.input })
    .from(generation)
    .where(and(inArray(generation.holdId, serials), own))
  return new Map(
    rows.map(({ id, holdId, recipe, input }) => {
      const title = recipeOf(recipe)?.contract.title(input) ?? recipe
      return [encodeSerial('hld', holdId), { id, title }]
    }),
  )
}
