import { recipeContracts, recipeIds } from '@studiolo/core/recipes/contract'
import { expect, test } from 'vitest'
import { affordable, checkedInput, hasSeed, isRecipeId, priceLines, quoteRecipe } from './recipe-quote'

const video = { prompt: 'Rain', aspectRatio: '16:9', durationSeconds: 8, resolution: '1080p' }

test('the price is the recipe’s own until an admin sets another', () => {
  expect(quoteRecipe('text-to-video', video, {})?.credits).toBe(15)
  const cheap = { base: 0, perUnit: 100, unitSeconds: 1 }
  expect(quoteRecipe('text-to-video', video, { 'text-to-video': cheap })?.credits).toBe(8)
})

test('a form without words has a price already; one without a length has none', () => {
  expect(quoteRecipe('text-to-video', { ...video, prompt: '' }, {})?.credits).toBe(15)
  expect(checkedInput('text-to-video', { ...video, prompt: '' })).toBeNull()
  expect(quoteRecipe('text-to-video', { prompt: '' }, {})).toBeNull()
})

test('spaces around the words cost nothing: the price is that of the checked input', () => {
  const text = 'x'.repeat(360)
  const tight = quoteRecipe('speech', { text, language: 'en', pace: 1 }, {})
  expect(tight?.credits).toBe(1)
  expect(quoteRecipe('speech', { text: `  ${text}  `, language: 'en', pace: 1 }, {})).toEqual(tight)
})

test('the lines say what they are reckoned from, and sum to the price', () => {
  const lines = priceLines(quoteRecipe('text-to-video', { ...video, durationSeconds: 5 }, {})?.lines ?? [])
  expect(lines.map(({ label, credits }) => [label, credits])).toEqual([
    ['duration', 6.25],
    ['resolution', 3.13],
    ['rounding', 0.62],
  ])
  expect(lines[0]).toMatchObject({ units: 5, unitSeconds: 1, creditsPerUnit: 1.25 })
  expect(lines[1]).toMatchObject({ resolution: '1080p', surchargePercent: 50 })
})

test('every sample of every recipe is right and has a price', () => {
  for (const id of recipeIds) {
    for (const sample of recipeContracts[id].samples) {
      expect(checkedInput(id, sample)).toEqual(sample)
      expect(quoteRecipe(id, sample, {})?.credits).toBeGreaterThan(0)
    }
  }
})

test('what is missing is said; a debt blocks whatever is available', () => {
  expect(affordable(7, { available: 8, held: 0, debt: 0 })).toEqual({ isEnough: true, after: 1, missing: 0 })
  expect(affordable(10, { available: 8, held: 5, debt: 0 })).toEqual({ isEnough: false, after: -2, missing: 2 })
  expect(affordable(1, { available: 8, held: 0, debt: 3 }).isEnough).toBe(false)
})

test('recipes are known by their id alone', () => {
  expect(isRecipeId('speech')).toBe(true)
  expect(isRecipeId('toString')).toBe(false)
  expect(hasSeed('text-to-video')).toBe(true)
  expect(hasSeed('speech')).toBe(false)
})
