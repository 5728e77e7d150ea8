import { asset } from '@studiolo/db/schema/assets'
import { isId } from '@studiolo/db/states/ids'
import { and, count, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { isAllowed, requirePermission, requireUser } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { AssetPage, AssetView, ListAssetsInput } from './contract'
import { viewAssets, viewTiles } from './view-asset'

/** The signed-in creator's library, newest first, a page at a time. */
export async function listAssets(ctx: Ctx, input: ListAssetsInput): Promise<AssetPage> {
  requirePermission(ctx, 'asset.read')
  const { kind, recipe, favourite, search, cursor, limit } = input
  const matches = and(
    eq(asset.userId, requireUser(ctx)),
    isNull(asset.deletedAt),
    kind && eq(asset.kind, kind),
    recipe ? eq(asset.recipe, recipe) : undefined,
    favourite ? eq(asset.favourite, true) : undefined,
    ...words(search).map((word) => sql`position(${word} in lower(${asset.title})) > 0`),
  )
  const page = ctx.db
    .select()
    .from(asset)
    .where(and(matches, cursor && isId('ast', cursor) ? lt(asset.id, cursor) : undefined))
    .orderBy(desc(asset.id))
    .limit(limit + 1)
  const [rows, [counted]] = await Promise.all([page, ctx.db.select({ total: count() }).from(asset).where(matches)])
  const shown = rows.slice(0, limit)
  return {
    items: await viewTiles(ctx, shown),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  }
}

/** One asset of the signed-in creator, or anybody's for staff. NOT_FOUND for a stranger's and for a deleted one. */
export async function getAsset(ctx: Ctx, { id }: { id: string }): Promise<AssetView> {
  requirePermission(ctx, 'asset.read')
  const [row] = isId('ast', id)
    ? await ctx.db
        .select()
        .from(asset)
        .where(and(eq(asset.id, id), isNull(asset.deletedAt)))
    : []
  const mine = row && ctx.actor.kind === 'user' && row.userId === ctx.actor.userId
  if (!row || (!mine && !isAllowed(ctx.actor, 'admin.read'))) throw new AppError('NOT_FOUND', { meta: { id } })
  const [view] = await viewAssets(ctx, [row])
  if (!view) throw new AppError('NOT_FOUND', { meta: { id } })
  return view
}

function words(search: string | undefined): string[] {
  return (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
}
