import type { StatementFilter } from '@studiolo/core/credits/contract'
import { transferKinds, type TransferKind } from '@studiolo/db/states/credits'

export const periods = ['all', '7d', '30d', '90d', 'year'] as const
export type Period = (typeof periods)[number]

/** Which movements are in sight. All of it stands in the address bar. */
export interface StatementFilters {
  kind: TransferKind | 'all'
  period: Period
}

export const noFilters: StatementFilters = { kind: 'all', period: 'all' }

/** Reads the address; anything strange in it counts as not there. */
export function parseFilters(query: URLSearchParams): StatementFilters {
  const [kind, period] = [query.get('kind'), query.get('period')]
  return {
    kind: transferKinds.find((known) => known === kind) ?? 'all',
    period: periods.find((known) => known === period) ?? 'all',
  }
}

/** The filters in the query of a page; of what stands there twice the first counts, as in the browser. */
export function readFilters(query: Record<string, string | string[] | undefined>): StatementFilters {
  const first = Object.entries(query).flatMap(([name, value]) => {
    const [text] = [value].flat()
    return text === undefined ? [] : [[name, text]]
  })
  return parseFilters(new URLSearchParams(first))
}

/** The query of an address, with its question mark; empty when everything is in sight. */
export function filtersToQuery(filters: StatementFilters): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== 'all'))
  return query.size > 0 ? `?${query}` : ''
}

export function isFiltered({ kind, period }: StatementFilters): boolean {
  return kind !== 'all' || period !== 'all'
}

const DAY_MS = 86_400_000
const days: Record<Exclude<Period, 'all' | 'year'>, number> = { '7d': 7, '30d': 30, '90d': 90 }

/** When a period began: at midnight UTC, so that page and browser ask the same all day long. Undefined for all time. */
export function startOf(period: Period, nowMs: number): Date | undefined {
  if (period === 'all') return undefined
  if (period === 'year') return new Date(Date.UTC(new Date(nowMs).getUTCFullYear(), 0, 1))
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS
  return new Date(today - (days[period] - 1) * DAY_MS)
}

/** How many come with a page. */
export const PAGE_SIZE = 50

/** What the server is asked for; the same filters give the same input, so that page and browser share one answer. */
export function filtersToInput({ kind, period }: StatementFilters, nowMs: number): StatementFilter & { limit: number } {
  const from = startOf(period, nowMs)
  return { limit: PAGE_SIZE, ...(kind !== 'all' && { kinds: [kind] }), ...(from && { from }) }
}

/** Where the same movements are to be had as a file. */
export function csvAddress({ kind, period }: StatementFilters, nowMs: number): string {
  const from = startOf(period, nowMs)
  const query = new URLSearchParams({
    format: 'csv',
    ...(kind !== 'all' && { kind }),
    ...(from && { from: from.toISOString() }),
  })
  return `/api/v1/credits/statement?${query}`
}
