import type { ListAssetsInput } from '@studiolo/core/assets/contract'
import { assetKinds, type AssetKind } from '@studiolo/db/states/asset'

/** What of the library is in sight, and how. All of it stands in the address bar. */
export interface LibraryFilters {
  kind: AssetKind | 'all'
  favourites: boolean
  search: string
  view: 'grid' | 'list'
}

export const noFilters: LibraryFilters = { kind: 'all', favourites: false, search: '', view: 'grid' }

const MAX_SEARCH = 200

/** Reads the address; anything strange in it counts as not there. */
export function parseFilters(query: URLSearchParams): LibraryFilters {
  const kind = query.get('kind')
  return {
    kind: assetKinds.find((known) => known === kind) ?? 'all',
    favourites: query.get('favourites') === '1',
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH),
    view: query.get('view') === 'list' ? 'list' : 'grid',
  }
}

/** The query of an address, with its question mark; empty when nothing is filtered. */
export function filtersToQuery({ kind, favourites, search, view }: LibraryFilters): string {
  const query = new URLSearchParams()
  if (kind !== 'all') query.set('kind', kind)
  if (favourites) query.set('favourites', '1')
  if (search) query.set('q', search)
  if (view === 'list') query.set('view', view)
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** How many come with a page. */
export const PAGE_SIZE = 48

/** What the server is asked for; the same filters give the same input, so that page and browser share one answer. */
export function filtersToInput({ kind, favourites, search }: LibraryFilters): Partial<ListAssetsInput> {
  return {
    limit: PAGE_SIZE,
    ...(kind === 'all' ? {} : { kind }),
    ...(favourites ? { favourite: true } : {}),
    ...(search ? { search } : {}),
  }
}

/** Does anything keep things out of sight? */
export function isFiltered({ kind, favourites, search }: LibraryFilters): boolean {
  return kind !== 'all' || favourites || search !== ''
}
