import { statementInput } from '@studiolo/core/credits/contract'
import { expect, test } from 'vitest'
import {
  csvAddress,
  daysProblem,
  filtersToInput,
  filtersToQuery,
  isFiltered,
  noFilters,
  parseFilters,
  readFilters,
  startOf,
  type StatementFilters,
} from './statement-filters'

const noon = Date.UTC(2026, 2, 15, 12)
const utc = { nowMs: noon, timeZone: 'UTC' }
const shanghai = { nowMs: noon, timeZone: 'Asia/Shanghai' }
const only = (some: Partial<StatementFilters>): StatementFilters => ({ ...noFilters, ...some })
const parse = (query: string) => parseFilters(new URLSearchParams(query))

test('the address holds the filters, and nothing else', () => {
  const filters = only({ kind: 'hold', period: '30d' })
  expect(filtersToQuery(filters)).toBe('?kind=hold&period=30d')
  expect(parse(filtersToQuery(filters))).toEqual(filters)
  const days = only({ kind: 'expiry', from: '2026-02-01', to: '2026-02-28' })
  expect(filtersToQuery(days)).toBe('?kind=expiry&from=2026-02-01&to=2026-02-28')
  expect(parse(filtersToQuery(days))).toEqual(days)
  expect(filtersToQuery(noFilters)).toBe('')
  expect([noFilters, filters, days, only({ to: '2026-02-28' })].map(isFiltered)).toEqual([false, true, true, true])
})

test('a strange address shows everything', () => {
  expect(parse('kind=theft&period=1y&kind=hold')).toEqual(noFilters)
  expect(parse('from=2026-02-30&to=soon')).toEqual(noFilters)
  expect(parse('from=2026-03-02&to=2026-03-01')).toEqual(noFilters)
})

test('days stand in place of a period', () => {
  expect(parse('period=30d&from=2026-02-01')).toEqual(only({ from: '2026-02-01' }))
})

test('page and browser read the same from an address', () => {
  expect(readFilters({ kind: 'hold', period: '30d', from: 'mail' })).toEqual(only({ kind: 'hold', period: '30d' }))
  expect(readFilters({ kind: ['hold', 'grant'], period: undefined })).toEqual(only({ kind: 'hold' }))
  expect(parse('kind=hold&kind=grant')).toEqual(only({ kind: 'hold' }))
})

test('a period is whole days, today being the last', () => {
  expect(startOf('7d', noon)).toEqual(new Date('2026-03-09T00:00:00Z'))
  expect(startOf('30d', noon)).toEqual(new Date('2026-02-14T00:00:00Z'))
  expect(startOf('year', noon)).toEqual(new Date('2026-01-01T00:00:00Z'))
  expect(startOf('all', noon)).toBeUndefined()
  expect(startOf('7d', noon)).toEqual(startOf('7d', noon + 11 * 3_600_000))
})

test('the first day must not come after the last, nor be still to come', () => {
  expect(daysProblem({ from: '2026-03-02', to: '2026-03-01' }, noon)).toBe('reversed')
  expect(daysProblem({ from: '2026-03-01', to: '2026-03-01' }, noon)).toBeNull()
  expect(daysProblem({ from: '2026-03-17', to: '' }, noon)).toBe('future')
  // On some islands it has begun.
  expect(daysProblem({ from: '2026-03-16', to: '' }, noon)).toBeNull()
  expect(daysProblem({ from: '', to: '2030-01-01' }, noon)).toBeNull()
})

test('the server is asked in its own words', () => {
  const input = filtersToInput(only({ kind: 'release', period: '7d' }), shanghai)
  expect(statementInput.parse(input)).toEqual({ limit: 50, kinds: ['release'], from: new Date('2026-03-09T00:00:00Z') })
  expect(filtersToInput(noFilters, utc)).toEqual({ limit: 50 })
})

test('both days are in it, from midnight to midnight where the reader is', () => {
  const days = only({ from: '2026-02-01', to: '2026-02-28' })
  expect(filtersToInput(days, utc)).toEqual({
    limit: 50,
    from: new Date('2026-02-01T00:00:00Z'),
    to: new Date('2026-03-01T00:00:00Z'),
  })
  expect(filtersToInput(days, shanghai)).toMatchObject({
    from: new Date('2026-01-31T16:00:00Z'),
    to: new Date('2026-02-28T16:00:00Z'),
  })
})

test('the file holds the same movements, in the reader’s language', () => {
  expect(csvAddress(only({ kind: 'grant', period: 'year' }), { ...utc, language: 'en' })).toBe(
    '/api/statement?language=en&kind=grant&from=2026-01-01T00%3A00%3A00.000Z',
  )
  expect(csvAddress(only({ to: '2026-02-28' }), { ...shanghai, language: 'zh' })).toBe(
    '/api/statement?language=zh&to=2026-02-28T16%3A00%3A00.000Z',
  )
  expect(csvAddress(noFilters, { ...utc, language: 'zh' })).toBe('/api/statement?language=zh')
})
