import { AppError, errorKinds, type ErrorKind } from '@studiolo/core/kernel/errors'
import { languages } from '@studiolo/db/states/user'
import { describe, expect, test } from 'vitest'
import { describeError, errorWords } from './describe-error'
import { envelopeOf, languageOf } from './envelope'

const kinds = Object.keys(errorKinds) as ErrorKind[]
const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe.each(languages)('the words in %s', (language) => {
  test.each(kinds)('%s has a message and a suggestion without placeholders', (kind) => {
    const { message, suggestion } = errorWords[language][kind]
    expect(message.length).toBeGreaterThan(3)
    expect(suggestion.length).toBeGreaterThan(3)
    expect(placeholders(message + suggestion)).toEqual([])
  })

  test('there are none for kinds that do not exist', () => {
    expect(Object.keys(errorWords[language]).sort()).toEqual([...kinds].sort())
  })
})

test('both languages name the same facts', () => {
  for (const kind of kinds) {
    expect(placeholders(errorWords.zh[kind].detail), kind).toEqual(placeholders(errorWords.en[kind].detail))
  }
})

test('facts fill the words only when all are known', () => {
  expect(describeError('INSUFFICIENT_CREDITS', { needed: 10, available: 3 }, 'en').message).toBe(
    'This costs 10 credits; you have 3.',
  )
  expect(describeError('INSUFFICIENT_CREDITS', { needed: 10 }, 'en').message).toBe(
    'You do not have enough credits for this.',
  )
  expect(describeError('INSUFFICIENT_CREDITS', { needed: {}, available: 3 }, 'en').message).not.toContain('{')
})

test('an instant reads as one, in UTC and in the words of the language', () => {
  const facts = { limit: 20, needed: 7, remaining: 3, resetsAt: '2026-12-01T00:00:00.000Z' }
  const say = (resetsAt: string) => describeError('USAGE_LIMIT_REACHED', { ...facts, resetsAt }, 'en').message
  expect(say(facts.resetsAt)).toBe('Your plan allows 20; again from 1 December, 00:00 UTC.')
  expect(say('2026-11-30T17:05:09Z')).toContain('30 November, 17:05 UTC')
  expect(say('after lunch')).toContain('from after lunch.')
  expect(describeError('USAGE_LIMIT_REACHED', facts, 'zh').message).toContain('12月1日 00:00（UTC）起')
  expect(describeError('SPEND_LIMIT_REACHED', facts, 'en').message).toContain('until 1 December, 00:00 UTC.')
  expect(describeError('SPEND_LIMIT_REACHED', facts, 'zh').message).toContain('12月1日 00:00（UTC）')
})

test('an envelope keeps what is inside to itself', () => {
  const { status, body } = envelopeOf(new Error('password'), 'en')
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toContain('password')
  const refused = envelopeOf(new AppError('TOO_LARGE', { meta: { maxBytes: 5, errorId: 'err_1' } }), 'en')
  expect(refused).toMatchObject({ status: 413, body: { error: { id: 'err_1', details: { maxBytes: 5 } } } })
  expect(refused.body.error.details).not.toHaveProperty('errorId')
})

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,zh;q=0.2', 'en'],
  ['fr, de;q=0.9', 'en'],
  ['fr, zh;q=0.1, en;q=0', 'zh'],
  ['', 'en'],
  [null, 'en'],
  ['*', 'en'],
])('Accept-Language %s is %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
