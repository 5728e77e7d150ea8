import { asset, rendition } from '@studiolo/db/schema/assets'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, inArray, isNull } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { AssetTile, AssetView, RenditionView } from './contract'

export type Asset = typeof asset.$inferSelect
type Rendition = typeof rendition.$inferSelect

/** Assets with all their renditions and fresh signed addresses, in the order given. */
export async function viewAssets(ctx: Ctx, rows: Asset[]): Promise<AssetView[]> {
  const files = await renditionsOf(ctx, rows)
  return Promise.all(
    rows.map(async ({ userId: _, deletedAt: __, ...row }) => ({
      ...row,
      renditions: await Promise.all((files.get(row.id) ?? []).map((file) => viewRendition(ctx, row, file))),
    })),
  )
}

/** What a grid tile needs: poster, preview, peaks. */
export async function viewTiles(ctx: Ctx, rows: Asset[]): Promise<AssetTile[]> {
  const files = await renditionsOf(ctx, rows)
  return Promise.all(
    rows.map(async ({ userId: _, deletedAt: __, ...row }) => {
      const mine = files.get(row.id) ?? []
      const url = async (kind: Rendition['kind']) => {
        const file = mine.find((file) => file.kind === kind)
        return file ? ctx.storage.signedUrl(file.storageKey) : null
      }
      return { ...row, posterUrl: await url('poster'), previewUrl: await url('preview'), peaks: peaksOf(mine) }
    }),
  )
}

/** The living assets of these generations. */
export async function assetsOfGenerations(ctx: Ctx, generationIds: Id<'gen'>[]): Promise<AssetView[]> {
  if (generationIds.length === 0) return []
  const rows = await ctx.db
    .select()
    .from(asset)
    .where(and(inArray(asset.generationId, generationIds), isNull(asset.deletedAt)))
    .orderBy(asc(asset.id))
  return viewAssets(ctx, rows)
}

/** The media room keeps an outline of up to 400 points from 0 to 100 with the peaks. */
function peaksOf(files: Rendition[]): number[] | null {
  const outline = files.find((file) => file.kind === 'peaks')?.facts.outline
  return Array.isArray(outline) ? outline.map((point) => Number(point) / 100) : null
}

async function viewRendition(ctx: Ctx, { title }: { title: string }, file: Rendition): Promise<RenditionView> {
  const { assetId: _, storageKey, ...facts } = file
  const [url, downloadUrl] = await Promise.all([
    ctx.storage.signedUrl(storageKey),
    ctx.storage.signedUrl(storageKey, { downloadName: downloadName(title, storageKey) }),
  ])
  return { ...facts, url, downloadUrl }
}

/** The title as a file name, with the stored file's ending. */
function downloadName(title: string, storageKey: string): string {
  const ending = storageKey.slice(storageKey.lastIndexOf('.'))
  const name = title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return `${name || 'studiolo'}${ending}`
}

async function renditionsOf(ctx: Ctx, rows: Pick<Asset, 'id'>[]): Promise<Map<string, Rendition[]>> {
  if (rows.length === 0) return new Map()
  const ids = rows.map((row) => row.id)
  const files = await ctx.db
    .select()
    .from(rendition)
    .where(inArray(rendition.assetId, ids))
    .orderBy(asc(rendition.kind))
  return Map.groupBy(files, (file) => file.assetId)
}
