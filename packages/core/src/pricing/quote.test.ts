import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recipeContracts } from '../recipes/contract'
import { quote, type PriceRule } from './quote'

const video = recipeContracts['text-to-video'].defaultPrice
const speech = recipeContracts.speech.defaultPrice

describe('quote', () => {
  test.each([
    [5, '720p', 7],
    [8, '720p', 10],
    [10, '720p', 13],
    [5, '1080p', 10],
    [8, '1080p', 15],
    [10, '1080p', 19],
  ])('a video of %i s at %s costs %i', (seconds, resolution, credits) => {
    expect(quote(video, { seconds, resolution }).credits).toBe(credits)
  })

  test.each([
    [1, 1],
    [30, 1],
    [30.5, 2],
    [61, 3],
  ])('a voice-over of %d s costs %i: a credit per started half minute', (seconds, credits) => {
    expect(quote(speech, { seconds }).credits).toBe(credits)
  })

  test('its lines sum to what it costs, whatever the rule', () => {
    const rule: fc.Arbitrary<PriceRule> = fc.record({
      base: fc.integer({ min: 0, max: 10_000 }),
      perUnit: fc.integer({ min: 0, max: 10_000 }),
      unitSeconds: fc.integer({ min: 1, max: 60 }),
      resolutionPercent: fc.constant({ '720p': 100, '1080p': 150 }),
    })
    const facts = fc.record({
      seconds: fc.double({ min: 0.1, max: 600, noNaN: true }),
      resolution: fc.constantFrom('720p', '1080p', '4k'),
    })
    fc.assert(
      fc.property(rule, facts, (rule, facts) => {
        const { credits, lines } = quote(rule, facts)
        expect(Number.isInteger(credits)).toBe(true)
        expect(credits).toBeGreaterThanOrEqual(1)
        expect(lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(credits * 100)
      }),
    )
  })
})
