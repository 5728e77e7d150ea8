import type { StatementFilter } from '@studiolo/core/credits/contract'
import { transferKinds, type TransferKind } from '@studiolo/db/states/credits'
import { dayAfter, isDay, startOfDay } from './day-start'

export const periods = ['all', '7d', '30d', '90d', 'year'] as const
export type Period = (typeof periods)[number]

/** The days somebody chose, as date fields give them, both included; empty for no end on that side. */
export interface Days {
  from: string
  to: string
}

/** Which movements are in sight. All of it stands in the address bar. */
export interface StatementFilters extends Days {
  kind: TransferKind | 'all'
  /** Counted back from today; `all` where days were chosen. */
  period: Period
}

export const noDays: Days = { from: '', to: '' }
export const noFilters: StatementFilters = { kind: 'all', period: 'all', ...noDays }

/** Were days chosen, in place of a period? */
export function hasDays({ from, to }: Days): boolean {
  return from !== '' || to !== ''
}

/** What is wrong with the days somebody chose; null for nothing. `future`: the first has not begun anywhere yet. */
export function daysProblem({ from, to }: Days, nowMs: number): 'reversed' | 'future' | null {
  if (from !== '' && to !== '' && from > to) return 'reversed'
  // The earliest zone is 14 hours ahead of UTC.
  if (from !== '' && startOfDay(from, 'Pacific/Kiritimati').getTime() > nowMs) return 'future'
  return null
}

/** Reads the address; anything strange in it counts as not there. */
export function parseFilters(query: URLSearchParams): StatementFilters {
  const [kind, period] = [query.get('kind'), query.get('period')]
  const days = parseDays(query)
  return {
    kind: transferKinds.find((known) => known === kind) ?? 'all',
    period: hasDays(days) ? 'all' : (periods.find((known) => known === period) ?? 'all'),
    ...days,
  }
}

function parseDays(query: URLSearchParams): Days {
  const read = (name: keyof Days) => [query.get(name) ?? ''].find(isDay) ?? ''
  const days = { from: read('from'), to: read('to') }
  return days.from !== '' && days.to !== '' && days.from > days.to ? noDays : days
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
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== 'all' && value !== ''))
  return query.size > 0 ? `?${query}` : ''
}

export function isFiltered(filters: StatementFilters): boolean {
  return filters.kind !== 'all' || filters.period !== 'all' || hasDays(filters)
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

/** Where somebody reads: what periods are counted from, and the zone in which chosen days begin and end. */
export interface Reader {
  nowMs: number
  timeZone: string
}

/** What the server is asked for; the same filters give the same input, so that page and browser share one answer. */
export function filtersToInput(filters: StatementFilters, reader: Reader): StatementFilter & { limit: number } {
  const { kind } = filters
  return { limit: PAGE_SIZE, ...(kind !== 'all' && { kinds: [kind] }), ...spanOf(filters, reader) }
}

function spanOf({ period, from, to }: StatementFilters, { nowMs, timeZone }: Reader): { from?: Date; to?: Date } {
  const start = from === '' ? startOf(period, nowMs) : startOfDay(from, timeZone)
  return { ...(start && { from: start }), ...(to !== '' && { to: startOfDay(dayAfter(to), timeZone) }) }
}

/** Where the same movements are to be had as a file, in somebody's language. */
export function csvAddress(filters: StatementFilters, { language, ...reader }: Reader & { language: string }): string {
  const { kind } = filters
  const { from, to } = spanOf(filters, reader)
  const query = new URLSearchParams({
    language,
    ...(kind !== 'all' && { kind }),
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  })
  return `/api/statement?${query}`
}
