import { expect, test } from 'vitest'
import { rulesInForce } from './rules-in-force'
import { videoPrice, whatItBuys } from './what-it-buys'

test('the recipes’ own prices count until an admin sets others', () => {
  expect(videoPrice(rulesInForce({}))).toBe(10)
  expect(whatItBuys(200, rulesInForce({}))).toEqual({ videos: 20, videoSeconds: 8, videoPrice: 10, speechMinutes: 100 })
})

test('prices that an admin set', () => {
  const rules = {
    'text-to-video': { base: 0, perUnit: 250, unitSeconds: 1 },
    speech: { base: 0, perUnit: 300, unitSeconds: 30 },
  }
  expect(whatItBuys(200, rulesInForce(rules))).toEqual({
    videos: 10,
    videoSeconds: 8,
    videoPrice: 20,
    speechMinutes: 33,
  })
})

test('who has little is told of the shortest: the welcome credits buy one', () => {
  expect(whatItBuys(8, rulesInForce({}))).toEqual({ videos: 1, videoSeconds: 5, videoPrice: 7, speechMinutes: 4 })
  expect(whatItBuys(6, rulesInForce({}))).toMatchObject({ videos: 0, videoSeconds: 5, videoPrice: 7 })
})
