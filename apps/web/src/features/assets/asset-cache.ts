import type { AssetPage } from '@studiolo/core/assets/contract'
import type { GenerationView } from '@studiolo/core/generation/contract'

/** The library's pages as the cache keeps them. */
export interface AssetPages {
  pages: AssetPage[]
  pageParams: unknown[]
}

interface Marked {
  id: string
  favourite: boolean
}

/** The pages with one favourite changed; the same object when it is not among them. */
export function markFavourite(cached: AssetPages, { id, favourite }: Marked): AssetPages {
  if (!cached.pages.some((page) => page.items.some((item) => item.id === id))) return cached
  const pages = cached.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === id ? { ...item, favourite } : item)),
  }))
  return { ...cached, pages }
}

/** The pages without these; the totals say so. */
export function withoutAssets(cached: AssetPages, ids: readonly string[]): AssetPages {
  const gone = new Set(ids)
  const removed = cached.pages.flatMap((page) => page.items).filter((item) => gone.has(item.id)).length
  if (removed === 0) return cached
  const pages = cached.pages.map((page) => ({
    ...page,
    total: page.total - removed,
    items: page.items.filter((item) => !gone.has(item.id)),
  }))
  return { ...cached, pages }
}

/** The generation with a favourite changed among what it made. */
export function markInGeneration(view: GenerationView, { id, favourite }: Marked): GenerationView {
  if (!view.assets.some((asset) => asset.id === id)) return view
  return { ...view, assets: view.assets.map((asset) => (asset.id === id ? { ...asset, favourite } : asset)) }
}

/** The most that one call takes. */
export const MAX_IDS = 100

/** Many ids in portions that one call takes. */
export function inPortions(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, index) =>
    ids.slice(index * MAX_IDS, (index + 1) * MAX_IDS),
  )
}
