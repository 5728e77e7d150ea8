import { isId, type IdPrefix } from '@studiolo/db/states/ids'

/** How each filter of a table is read from its text in the address; undefined where the text makes no sense. */
export type FilterShape = Record<string, (text: string) => string | undefined>

/** The filters that are set. Their names are also those of the procedure's input. */
export type FiltersOf<S extends FilterShape> = { [K in keyof S]?: Exclude<ReturnType<S[K]>, undefined> }

/** One of the known words. */
export function oneOf<T extends string>(known: readonly T[]): (text: string) => T | undefined {
  return (text) => known.find((value) => value === text)
}

/** Free words, trimmed and cut. */
export function words(limit: number): (text: string) => string | undefined {
  return (text) => text.trim().slice(0, limit) || undefined
}

/** A well-formed id. */
export function idOf<P extends IdPrefix>(prefix: P): (text: string) => `${P}_${string}` | undefined {
  return (text) => (isId(prefix, text.trim()) ? (text.trim() as `${P}_${string}`) : undefined)
}

/** Reads the address; what is strange or unknown in it counts as not there. */
export function parseFilters<S extends FilterShape>(shape: S, query: URLSearchParams): FiltersOf<S> {
  const entries = Object.entries(shape).flatMap(([name, read]) => {
    const value = read(query.get(name) ?? '')
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(entries) as FiltersOf<S>
}

/** The query of an address, with its question mark, in the shape's order; empty when nothing is set. */
export function filtersToQuery<S extends FilterShape>(shape: S, filters: FiltersOf<S>): string {
  const query = new URLSearchParams()
  for (const name of Object.keys(shape)) {
    const value: string | undefined = filters[name]
    if (value) query.set(name, value)
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** Does any filter leave rows out? Which row stands open does not. */
export function isNarrowed(filters: Record<string, unknown>): boolean {
  return Object.entries(filters).some(([name, value]) => name !== 'open' && value !== undefined)
}

/** What Next hands a page, as the browser's own type; a name given twice counts as not there. */
export function toSearchParams(query: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
