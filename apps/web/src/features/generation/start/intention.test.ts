import { expect, test } from 'vitest'
import { contentOf, intend, withoutAnswered, type Intentions } from './intention'

const keys =
  (...given: string[]) =>
  () =>
    given.shift() ?? 'none left'
const rain = contentOf('text-to-video', { prompt: 'Rain', durationSeconds: 5 })
const snow = contentOf('text-to-video', { prompt: 'Snow', durationSeconds: 5 })

test('a second click on the same content carries the same key', () => {
  const first = intend({}, 'composer', rain, keys('a'))
  expect(intend({ composer: first }, 'composer', rain, keys('b'))).toBe(first)
})

test('other content, and another place, is another intention', () => {
  const first = intend({}, 'composer', rain, keys('a'))
  expect(intend({ composer: first }, 'composer', snow, keys('b')).key).toBe('b')
  expect(intend({ composer: first }, 'retry:gen_1', rain, keys('b')).key).toBe('b')
})

test('once answered, the same content is a new intention', () => {
  const open: Intentions = { composer: { key: 'a', content: rain } }
  const after = withoutAnswered(open, 'composer', 'a')
  expect(after).toEqual({})
  expect(intend(after, 'composer', rain, keys('b')).key).toBe('b')
})

test('a late answer does not take the newer intention of the same place', () => {
  const open: Intentions = { composer: { key: 'b', content: snow }, 'retry:gen_1': { key: 'c', content: rain } }
  expect(withoutAnswered(open, 'composer', 'a')).toBe(open)
  expect(withoutAnswered(open, 'composer', 'b')).toEqual({ 'retry:gen_1': { key: 'c', content: rain } })
})

test('the order of fields, and fields left empty, make no other content', () => {
  expect(contentOf('text-to-video', { durationSeconds: 5, seed: undefined, prompt: 'Rain' })).toBe(rain)
  expect(contentOf('speech', { durationSeconds: 5, prompt: 'Rain' })).not.toBe(rain)
})
