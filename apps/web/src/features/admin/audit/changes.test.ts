import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from './changes'

test('what changed is told with its old and new value, what stayed is not', () => {
  expect(changesOf({ role: 'user', name: 'Ada' }, { role: 'admin', name: 'Ada' })).toEqual([
    { field: 'role', before: 'user', after: 'admin' },
  ])
})

test('what came has no old value, what went no new one', () => {
  expect(changesOf(null, { amount: 12 })).toEqual([{ field: 'amount', before: undefined, after: '12' }])
  expect(changesOf({ generationId: 'gen_1' }, null)).toEqual([
    { field: 'generationId', before: 'gen_1', after: undefined },
  ])
})

test('nested fields are told one by one; lists and empty objects as they are', () => {
  const before = { limits: { daily: 5, most: { at: 'once' } }, scopes: ['a'], empty: {} }
  const after = { limits: { daily: 6, most: { at: 'once' } }, scopes: ['a', 'b'], empty: {} }
  expect(changesOf(before, after)).toEqual([
    { field: 'limits.daily', before: '5', after: '6' },
    { field: 'scopes', before: '["a"]', after: '["a","b"]' },
  ])
})

test('fields stand in the order of their names', () => {
  expect(changesOf(null, { held: 0, amount: 5, debt: 0 }).map(({ field }) => field)).toEqual(['amount', 'debt', 'held'])
})

test('null is a value, not an absence', () => {
  expect(changesOf({ role: null }, { role: 'admin' })).toEqual([{ field: 'role', before: 'null', after: 'admin' }])
})

test('nothing differs from itself, and both ways show the same fields', () => {
  const values = fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.jsonValue() as fc.Arbitrary<unknown>)
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(changesOf(one, one)).toEqual([])
      const fields = (changes: { field: string }[]) => changes.map(({ field }) => field).sort()
      expect(fields(changesOf(one, other))).toEqual(fields(changesOf(other, one)))
    }),
  )
})
