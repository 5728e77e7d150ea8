import { expect, test } from 'vitest'
import { splitText } from './split-text'

test('sentences and paragraphs end in a breath', () => {
  const pieces = splitText('Close your eyes. Listen!\n\nThere is nothing to do.')
  expect(pieces.map(({ text }) => text)).toEqual(['Close your eyes.', 'Listen!', 'There is nothing to do.'])
  const [first, second, last] = pieces.map(({ pauseMs }) => pauseMs)
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first ?? 0)
  expect(last).toBe(0)
})

test('Chinese sentences end without a space', () => {
  expect(splitText('闭上眼睛。“听雨声。”现在，你什么都不用做。').map(({ text }) => text)).toEqual([
    '闭上眼睛。',
    '“听雨声。”',
    '现在，你什么都不用做。',
  ])
})

test('a number is not torn at its point', () => {
  expect(splitText('It takes 2.5 seconds.').map(({ text }) => text)).toEqual(['It takes 2.5 seconds.'])
})

test('long sentences are cut at commas, endless ones anywhere, and no character is lost', () => {
  const commas = splitText(`${'and then we walked on through the quiet wood, '.repeat(30)}end.`)
  expect(commas.length).toBeGreaterThan(3)
  expect(commas.every(({ text }) => text.length <= 280)).toBe(true)
  const endless = '😀𠮷字'.repeat(400)
  const pieces = splitText(endless)
  expect(pieces.map(({ text }) => text).join('')).toBe(endless)
  expect(pieces.every(({ text }) => text.isWellFormed())).toBe(true)
})

test('what holds no word is nothing to say', () => {
  expect(splitText('… !!! —\n\n😀')).toEqual([])
})
