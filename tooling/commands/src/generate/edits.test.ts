import { expect, test } from 'vitest'
import { addEntry, addImport, ensureImport } from './edits'

test('an entry is added behind the last, whatever the list looks like', () => {
  const opening = /const all = \[/
  expect(addEntry('const all = []\n', opening, 'one')).toBe('const all = [ one ]\n')
  expect(addEntry('const all = [one]\n', opening, 'two')).toBe('const all = [one, two ]\n')
  expect(addEntry('const all = [\n  one,\n]\n', opening, 'two')).toBe('const all = [\n  one, two ]\n')
})

test('brackets in strings and comments, and lists in lists, do not end it', () => {
  const text = `const all = { a: ']}', b: [1, { c: 2 }], /* } */ d: f(3) } as const // }\nconst other = {}\n`
  expect(addEntry(text, /const all = \{/, 'e')).toBe(text.replace(' } as const', ', e } as const'))
})

test('a place that is not there, is there twice or does not end is refused', () => {
  expect(() => addEntry('const none = 1', /const all = \[/, 'one')).toThrow('found it 0 times; add "one" by hand')
  expect(() => addEntry('const all = []\nconst all = []', /const all = \[/, 'one')).toThrow('found it 2 times')
  expect(() => addEntry('const all = [1', /const all = \[/, 'one')).toThrow('does not close')
})

const module = `import { z } from 'zod'
import type { Node } from './node'
import {
  several as many,
  type Things,
} from './things'

export const zero = 0
`

test('an import stands where the alphabet wants it, among its kind', () => {
  const lines = (specifier: string) => addImport(module, 'one', specifier).split('\n')
  expect(lines('./apple')[1]).toBe(`import { one } from './apple'`)
  expect(lines('./olive')[2]).toBe(`import { one } from './olive'`)
  expect(lines('./zebra')[6]).toBe(`import { one } from './zebra'`)
  expect(lines('react')[0]).toBe(`import { one } from 'react'`)
  expect(addImport('export {}\n', 'one', './one')).toBe(`import { one } from './one'\nexport {}\n`)
})

test('a name that the file gave away is refused', () => {
  for (const name of ['z', 'Node', 'many', 'Things', 'zero']) {
    expect(() => addImport(module, name, './one')).toThrow(`the name ${name} is taken`)
  }
  expect(() => addImport(module, 'several', './one')).not.toThrow()
})

test('an import that is there is left alone', () => {
  expect(ensureImport(module, 'z', 'zod')).toBe(module)
  expect(ensureImport(module, 'y', 'zod')).toContain(`import { y } from 'zod'`)
})
