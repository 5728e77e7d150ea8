import { asset, rendition } from '@studiolo/db/schema/assets'
import type { AssetKind, RenditionKind } from '@studiolo/db/states/asset'
import { idToUuid, uuidToId, type Id } from '@studiolo/db/states/ids'
import type { TxCtx } from '../kernel/context'

export interface NewRendition {
  kind: RenditionKind
  storageKey: string
  mimeType: string
  sizeBytes: number
  width?: number
  height?: number
  durationMs?: number
  facts?: Record<string, unknown>
}

export interface NewAsset {
  userId: Id<'usr'>
  generationId: Id<'gen'>
  kind: AssetKind
  recipe: string
  title: string
  durationMs: number | null
  width: number | null
  height: number | null
  renditions: NewRendition[]
}

/** The asset a generation makes: the same 16 bytes under another prefix, so that a re-run publishes to the same place. */
export function assetIdOf(generationId: Id<'gen'>): Id<'ast'> {
  return uuidToId('ast', idToUuid(generationId))
}

/** Where an asset's files lie. */
export function assetPrefix(id: Id<'ast'>): string {
  return `assets/${id}/`
}

/** Enters a published asset into the creator's library, in the transaction that settles its generation. */
export async function publishAsset(ctx: TxCtx, { renditions, ...facts }: NewAsset): Promise<Id<'ast'>> {
  const id = assetIdOf(facts.generationId)
  const sizeBytes = renditions.reduce((sum, file) => sum + file.sizeBytes, 0)
  await ctx.db.insert(asset).values({ id, ...facts, sizeBytes, createdAt: ctx.clock.now() })
  await ctx.db.insert(rendition).values(renditions.map((file) => ({ assetId: id, facts: {}, ...file })))
  return id
}
