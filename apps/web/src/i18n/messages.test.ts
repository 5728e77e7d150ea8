import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@studiolo/db/states/user'
import { expect, test } from 'vitest'
import { messages, pickMessages } from './messages'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  )
}

/** The names an ICU message takes: `{name}`, `{name, plural, one {…}}` with the names inside its branches, `<tag>`. */
function namesIn(message: string): string[] {
  const names = new Set([...message.matchAll(/<(\w+)>/g)].map(([, tag = '']) => tag))
  const read = (text: string) => {
    for (const argument of bracesOf(text)) {
      names.add(argument.split(',', 1)[0]?.trim() ?? '')
      const [, , ...branches] = argument.split(',')
      for (const branch of bracesOf(branches.join(','))) read(branch)
    }
  }
  read(message)
  return [...names].sort()
}

/** What stands between the outermost braces of a text. */
function bracesOf(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const [index, character] of [...text].entries()) {
    if (character === '{' && depth++ === 0) start = index + 1
    if (character === '}' && --depth === 0) found.push([...text].slice(start, index).join(''))
  }
  return found
}

const english = flatten(messages.en as unknown as Tree)
const chinese = flatten(messages.zh as unknown as Tree)

test('names are found inside branches, and branches are not names', () => {
  expect(namesIn('{n, plural, one {# of {total}} other {none}} by <b>{who}</b>')).toEqual(['b', 'n', 'total', 'who'])
})

test('both languages say the same things', () => {
  expect(chinese.map(([key]) => key).sort()).toEqual(english.map(([key]) => key).sort())
})

test('and name the same facts', () => {
  const chineseNames = new Map(chinese.map(([key, message]) => [key, namesIn(message)]))
  for (const [key, message] of english) expect(chineseNames.get(key), key).toEqual(namesIn(message))
})

test('nothing is left empty', () => {
  for (const [key, message] of [...english, ...chinese]) expect(message.trim(), key).not.toBe('')
})

test('every file is among the messages, in both languages', () => {
  for (const language of languages) {
    const files = readdirSync(join(import.meta.dirname, '../../messages', language))
    expect(files.sort(), language).toEqual(
      Object.keys(messages.en)
        .map((noun) => `${noun}.json`)
        .sort(),
    )
  }
})

test('a part of the site gets its own words and the shell’s', () => {
  expect(Object.keys(pickMessages(messages.en, ['auth']))).toEqual(['shell', 'auth'])
})
