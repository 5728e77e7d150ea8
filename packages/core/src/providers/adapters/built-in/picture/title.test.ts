import { expect, test } from 'vitest'
import { composeTitle } from './title'

test('a short prompt is one line as it stands', () => {
  expect(composeTitle('Rain on a window', 30)).toEqual({ lines: ['Rain on a window'], mark: 'Built-in renderer' })
})

test('Chinese is marked in Chinese and broken between words', () => {
  const { lines, mark } = composeTitle('壁炉里的火光在雪夜里轻轻地跳动着，窗外一片寂静', 13)
  expect(mark).toBe('内置渲染器')
  expect(lines).toHaveLength(2)
  expect(lines.every((line) => line.length <= 14)).toBe(true)
})

test('two lines are about equally long and lose nothing', () => {
  const prompt = 'Slow waves over dark sand, first light'
  const { lines } = composeTitle(prompt, 16)
  expect(lines.join(' ')).toBe(prompt)
  const [first = '', second = ''] = lines
  expect(Math.abs(first.length - second.length)).toBeLessThan(10)
})

test('only the first sentence is taken', () => {
  expect(composeTitle('Rain. Then a long story about everything else', 30).lines).toEqual(['Rain'])
  expect(composeTitle('下雨了。然后天晴了', 30).lines).toEqual(['下雨了'])
})

test('what does not fit is elided, also a word without end', () => {
  const long = composeTitle('very '.repeat(60), 20).lines
  expect(long).toHaveLength(2)
  expect(long[1]).toMatch(/very…$/)
  const word = composeTitle('a'.repeat(900), 20).lines
  expect(word).toHaveLength(2)
  expect(word[1]).toMatch(/a…$/)
})

test('what cannot be written is left out', () => {
  expect(composeTitle('Rain \u0000 🌧️ on\ttin', 30).lines).toEqual(['Rain on tin'])
  expect(composeTitle('🌧️🔥', 30).lines).toEqual([])
})
