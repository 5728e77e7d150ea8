import { expect, test } from 'vitest'
import { hintOf, newCode, normaliseCode } from './code-text'

test('a code is four groups of four without letters that mislead or make words', () => {
  const codes = new Set(Array.from({ length: 500 }, newCode))
  expect(codes.size).toBe(500)
  for (const code of codes) {
    expect(code).toMatch(/^[0-9BCDFGHJKMNPQRSTVWXYZ]{4}(-[0-9BCDFGHJKMNPQRSTVWXYZ]{4}){3}$/)
    expect(normaliseCode(code)).toBe(code.replaceAll('-', ''))
  }
})

test.each([
  ['K7QM-0R1T-9ZXB-4HDN', 'as it was given'],
  ['k7qm-0r1t-9zxb-4hdn', 'small'],
  ['  K7QM 0R1T\t9ZXB 4HDN\n', 'with blanks'],
  ['K7QM0R1T9ZXB4HDN', 'without dashes'],
  ['K7QM–0R1T—9ZXB‐4HDN', 'with dashes of a word processor'],
  ['K7QM-ORIT-9ZXB-4HDN', 'with letters for digits'],
  ['k7qm-orlt-9zxb-4hdn', 'with small letters for digits'],
  ['Ｋ７ＱＭ－０Ｒ１Ｔ－９ＺＸＢ－４ＨＤＮ', 'in full width'],
])('%j is read (%s)', (typed) => {
  expect(normaliseCode(typed)).toBe('K7QM0R1T9ZXB4HDN')
})

test('the hint is its end', () => {
  expect(hintOf('K7QM-0R1T-9ZXB-4HDN')).toBe('4HDN')
})
