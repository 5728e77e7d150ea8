import { statementInput } from '@studiolo/core/credits/contract'
import { expect, test } from 'vitest'
import {
  csvAddress,
  filtersToInput,
  filtersToQuery,
  isFiltered,
  noFilters,
  parseFilters,
  readFilters,
  startOf,
} from './statement-filters'

const noon = Date.UTC(2026, 2, 15, 12)

test('the address holds the filters, and nothing else', () => {
  const filters = { kind: 'hold', period: '30d' } as const
  expect(filtersToQuery(filters)).toBe('?kind=hold&period=30d')
  expect(parseFilters(new URLSearchParams(filtersToQuery(filters)))).toEqual(filters)
  expect(filtersToQuery(noFilters)).toBe('')
  expect(isFiltered(noFilters)).toBe(false)
  expect(isFiltered(filters)).toBe(true)
})

test('a strange address shows everything', () => {
  expect(parseFilters(new URLSearchParams('kind=theft&period=1y&kind=hold'))).toEqual(noFilters)
})

test('page and browser read the same from an address', () => {
  expect(readFilters({ kind: 'hold', period: '30d', from: 'mail' })).toEqual({ kind: 'hold', period: '30d' })
  expect(readFilters({ kind: ['hold', 'grant'], period: undefined })).toEqual({ kind: 'hold', period: 'all' })
  expect(parseFilters(new URLSearchParams('kind=hold&kind=grant'))).toEqual({ kind: 'hold', period: 'all' })
})

test('a period is whole days, today being the last', () => {
  expect(startOf('7d', noon)).toEqual(new Date('2026-03-09T00:00:00Z'))
  expect(startOf('30d', noon)).toEqual(new Date('2026-02-14T00:00:00Z'))
  expect(startOf('year', noon)).toEqual(new Date('2026-01-01T00:00:00Z'))
  expect(startOf('all', noon)).toBeUndefined()
  expect(startOf('7d', noon)).toEqual(startOf('7d', noon + 11 * 3_600_000))
})

test('the server is asked in its own words', () => {
  const input = filtersToInput({ kind: 'release', period: '7d' }, noon)
  expect(statementInput.parse(input)).toEqual({ limit: 50, kinds: ['release'], from: new Date('2026-03-09T00:00:00Z') })
  expect(filtersToInput(noFilters, noon)).toEqual({ limit: 50 })
})

test('the file holds the same movements', () => {
  expect(csvAddress({ kind: 'grant', period: 'year' }, noon)).toBe(
    '/api/v1/credits/statement?format=csv&kind=grant&from=2026-01-01T00%3A00%3A00.000Z',
  )
  expect(csvAddress(noFilters, noon)).toBe('/api/v1/credits/statement?format=csv')
})
