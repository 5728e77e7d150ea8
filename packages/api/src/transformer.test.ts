import { anything, array, assert, constantFrom, date, dictionary, letrec, oneof, property, string } from 'fast-check'
import superjson, { type SuperJSONResult } from 'superjson'
import { expect, test } from 'vitest'
import { transformer } from './transformer'

const leaf = oneof(
  string(),
  date({ noInvalidDate: false }),
  constantFrom<unknown>(null, undefined, true, 0, -0, 1.5, Number.NaN, Infinity, 5n, new Map([[1, new Date(0)]]), /x/g),
)
/** The words make long ways through objects likely; some keys superjson has to escape. */
const key = oneof(constantFrom('lines', 'at', 'a.b', 'c\\d', '0'), string({ unit: 'grapheme-ascii' }))
const { tree: data } = letrec((tie) => ({
  tree: oneof(
    { maxDepth: 4 },
    leaf,
    array(tie('tree'), { maxLength: 4 }),
    dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}))

/** What the other side reads of it. A key that superjson refuses makes both refuse. */
function told(serialize: (value: unknown) => SuperJSONResult, value: unknown): unknown {
  try {
    return superjson.deserialize(JSON.parse(JSON.stringify(serialize(value))))
  } catch (error) {
    return String(error)
  }
}

function expectSame(value: unknown): void {
  expect(told(transformer.serialize, value)).toStrictEqual(told(superjson.serialize, value))
}

test('it tells what superjson tells', () => {
  assert(property(data, expectSame), { numRuns: 500 })
  assert(
    property(anything({ maxDepth: 3, maxKeys: 4, withDate: true, withSet: true, withNullPrototype: true }), expectSame),
    {
      numRuns: 300,
    },
  )
})

test('what stands in two places stays one thing', () => {
  assert(
    property(data, (value) => {
      const twice = { first: [value], again: { value } }
      expectSame(twice)
      expectSame([twice, twice])
    }),
  )
})

test('a page of dates comes back as it was', () => {
  const page = {
    lines: [{ at: new Date('2026-01-15T12:00:00Z'), amount: 5, note: undefined }, null],
    nextCursor: null,
  }
  expect(transformer.deserialize(transformer.serialize(page))).toStrictEqual(page)
  expect(transformer.serialize(page).meta).toEqual({
    values: { 'lines.0.at': ['Date'], 'lines.0.note': ['undefined'] },
    v: 1,
  })
})
