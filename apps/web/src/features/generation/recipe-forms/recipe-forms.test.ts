import { recipeIds } from '@studiolo/core/recipes/contract'
import { expect, test } from 'vitest'
import { checkedInput } from '../start/recipe-quote'
import { recipeForms } from './recipe-forms'
import { wordLimit } from './word-limit'

test.each(recipeIds)('a fresh form of %s lacks nothing but its words', (id) => {
  const { defaults, words } = recipeForms[id]
  for (const language of ['en', 'zh'] as const) {
    expect(checkedInput(id, defaults(language))).toBeNull()
    expect(checkedInput(id, { ...defaults(language), [words]: 'Rain' })).toMatchObject({ [words]: 'Rain' })
  }
})

test('the counter counts to the limit of the schema', () => {
  expect(wordLimit('text-to-video')).toBe(1000)
  expect(wordLimit('speech')).toBe(5000)
})
