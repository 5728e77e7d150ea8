import { expect, test } from 'vitest'
import { filtersToInput, filtersToQuery, isFiltered, noFilters, parseFilters, type LibraryFilters } from './filters'

const parse = (query: string) => parseFilters(new URLSearchParams(query))

const cases: LibraryFilters[] = [
  noFilters,
  { kind: 'video', favourites: false, search: '', view: 'grid' },
  { kind: 'audio', favourites: true, search: '雨 & rain=?', view: 'list' },
  { kind: 'all', favourites: true, search: 'a+b', view: 'grid' },
]

test.each(cases)('the address gives back what it was made from: %o', (filters) => {
  expect(parse(filtersToQuery(filters))).toEqual(filters)
})

test('no filters leave the address bare', () => {
  expect(filtersToQuery(noFilters)).toBe('')
})

test('what is strange in an address counts as not there', () => {
  expect(parse('kind=film&favourites=yes&view=tree&q=%20%20')).toEqual(noFilters)
  expect(parse(`q=${'x'.repeat(500)}`).search).toHaveLength(200)
})

test('the server is asked for nothing that is not filtered', () => {
  expect(filtersToInput(noFilters)).toEqual({ limit: 48 })
  expect(filtersToInput({ kind: 'audio', favourites: true, search: 'rain', view: 'list' })).toEqual({
    limit: 48,
    kind: 'audio',
    favourite: true,
    search: 'rain',
  })
})

test('how it is shown is no filter', () => {
  expect(isFiltered({ ...noFilters, view: 'list' })).toBe(false)
  expect(isFiltered({ ...noFilters, search: 'x' })).toBe(true)
})
