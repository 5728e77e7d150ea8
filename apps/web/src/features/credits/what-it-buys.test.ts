import { expect, test } from 'vitest'
import { usualVideoPrice, whatItBuys } from './what-it-buys'

test('the recipes’ own prices count until an admin sets others', () => {
  expect(usualVideoPrice({})).toBe(10)
  expect(whatItBuys(200, {})).toEqual({ videos: 20, videoPrice: 10, speechMinutes: 100 })
  expect(whatItBuys(9, {})).toMatchObject({ videos: 0, speechMinutes: 4 })
})

test('prices that an admin set', () => {
  const rules = {
    'text-to-video': { base: 0, perUnit: 250, unitSeconds: 1 },
    speech: { base: 0, perUnit: 300, unitSeconds: 30 },
  }
  expect(whatItBuys(200, rules)).toEqual({ videos: 10, videoPrice: 20, speechMinutes: 33 })
})
