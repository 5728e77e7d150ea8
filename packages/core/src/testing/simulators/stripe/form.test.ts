import { expect, test } from 'vitest'
import { decodeForm } from './form'

test('brackets are records and lists', () => {
  const text = 'a=1&b[c]=2&b[d][e]=3&f[0][g]=4&f[1][g]=5&h[]=6&h[]=7&name%5Bx%5D=%E7%A7%AF%E5%88%86+1'
  expect(decodeForm(text)).toEqual({
    a: '1',
    b: { c: '2', d: { e: '3' } },
    f: [{ g: '4' }, { g: '5' }],
    h: ['6', '7'],
    name: { x: '积分 1' },
  })
})

test('nothing is an empty record', () => {
  expect(decodeForm('')).toEqual({})
})
