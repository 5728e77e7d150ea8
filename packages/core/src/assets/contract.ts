import { assetKinds, type AssetKind, type RenditionKind } from '@studiolo/db/states/asset'
import { z } from 'zod'

export const listAssetsInput = z.object({
  kind: z.enum(assetKinds).optional(),
  recipe: z.string().max(60).optional(),
  /** Only favourites. */
  favourite: z.boolean().optional(),
  /** Words of the title. */
  search: z.string().trim().max(200).optional(),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100).default(48),
})
export type ListAssetsInput = z.output<typeof listAssetsInput>

export const assetById = z.object({ id: z.string().startsWith('ast_') })
export const favouriteInput = z.object({ id: z.string().startsWith('ast_'), favourite: z.boolean() })
/** Up to 100 at once; deleted assets can be restored for 30 days. */
export const assetsById = z.object({ ids: z.array(z.string().startsWith('ast_')).min(1).max(100) })

export interface RenditionView {
  kind: RenditionKind
  mimeType: string
  /** Signed, expires after some hours. */
  url: string
  /** The same file, saved under a name of its own. */
  downloadUrl: string
  sizeBytes: number
  width: number | null
  height: number | null
  durationMs: number | null
  facts: Record<string, unknown>
}

export interface AssetView {
  id: string
  generationId: string | null
  kind: AssetKind
  recipe: string
  title: string
  favourite: boolean
  durationMs: number | null
  width: number | null
  height: number | null
  sizeBytes: number
  createdAt: Date
  renditions: RenditionView[]
}

/** What a grid tile needs, and no more. */
export interface AssetTile extends Omit<AssetView, 'renditions'> {
  posterUrl: string | null
  previewUrl: string | null
  /** Up to 400 points from 0 to 1, for audio. */
  peaks: number[] | null
}

export interface AssetPage {
  items: AssetTile[]
  nextCursor: string | null
  /** How many match the filters in all. */
  total: number
}
