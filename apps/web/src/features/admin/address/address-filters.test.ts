import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filtersToQuery, idOf, isNarrowed, oneOf, parseFilters, toSearchParams, words } from './address-filters'

const shape = { state: oneOf(['active', 'suspended']), search: words(20), userId: idOf('usr') }
const somebody = `usr_${'0'.repeat(26)}` as const

test('what is set stands in the address and comes back from it', () => {
  const set = fc.record(
    {
      state: fc.constantFrom('active' as const, 'suspended' as const),
      search: fc
        .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
        .map((text) => text.trim().slice(0, 20).trim())
        .filter((text) => text !== '' && text.isWellFormed()),
      userId: fc.constant(somebody),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(set, (filters) => {
      expect(parseFilters(shape, new URLSearchParams(filtersToQuery(shape, filters)))).toEqual(filters)
    }),
  )
})

test('nothing set leaves the address bare', () => {
  expect(filtersToQuery(shape, {})).toBe('')
})

test('what is strange in the address counts as not there', () => {
  const query = new URLSearchParams(`state=gone&userId=usr_1&search=${'%20'.repeat(5)}&other=1`)
  expect(parseFilters(shape, query)).toEqual({})
})

test('free words are trimmed and cut', () => {
  expect(parseFilters(shape, new URLSearchParams({ search: `  ${'a'.repeat(30)}` }))).toEqual({
    search: 'a'.repeat(20),
  })
})

test('a name given twice counts as not there', () => {
  const query = toSearchParams({ state: ['active', 'suspended'], search: 'ada', userId: undefined })
  expect(parseFilters(shape, query)).toEqual({ search: 'ada' })
})

test('a row that stands open leaves no other out', () => {
  expect(isNarrowed({ open: somebody })).toBe(false)
  expect(isNarrowed({ open: somebody, state: undefined })).toBe(false)
  expect(isNarrowed({ open: somebody, state: 'active' })).toBe(true)
})
