import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recipeContracts } from '../recipes/contract'
import { priceRuleSchema } from './contract'
import { quote, type PriceFacts, type PriceRule } from './quote'

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

  test.each([
    [1, 100, 7],
    [2, 100, 13],
    [4, 100, 25],
    [4, 50, 16],
    [4, undefined, 25],
  ])('%i variations, each further one at %s %%, cost %i', (variations, variationPercent, credits) => {
    expect(quote({ ...video, variationPercent }, { seconds: 5, resolution: '720p', variations }).credits).toBe(credits)
  })

  test.each([
    ['acme/large', 20],
    ['acme/small', 12],
    ['other/large', 10],
    ['constructor', 10],
    [undefined, 10],
  ])('a model has its own factor, else its provider’s, else none: %s', (model, credits) => {
    const rule = { base: 0, perUnit: 100, unitSeconds: 1, modelPercent: { acme: 120, 'acme/large': 200 } }
    expect(quote(rule, { seconds: 10, model }).credits).toBe(credits)
  })

  test('each factor is a line of its own', () => {
    const rule = { ...video, base: 100, modelPercent: { acme: 110 }, variationPercent: 50 }
    const { credits, lines } = quote(rule, { seconds: 10, resolution: '1080p', model: 'acme/one', variations: 3 })
    expect(lines.map(({ label, hundredths }) => [label, hundredths])).toEqual([
      ['base', 100],
      ['duration', 1250],
      ['resolution', 675],
      ['model', 203],
      ['variations', 2228],
      ['rounding', 44],
    ])
    expect(credits).toBe(45)
  })
})

const rules: fc.Arbitrary<PriceRule> = fc.record(
  {
    base: fc.integer({ min: 0, max: 10_000 }),
    perUnit: fc.integer({ min: 0, max: 10_000 }),
    unitSeconds: fc.integer({ min: 1, max: 60 }),
    resolutionPercent: fc.record({ '720p': percent(), '1080p': percent() }),
    modelPercent: fc.record({ acme: percent(), 'acme/large': percent() }),
    variationPercent: percent(),
  },
  { requiredKeys: ['base', 'perUnit', 'unitSeconds'] },
)
const facts: fc.Arbitrary<PriceFacts> = fc.record(
  {
    seconds: fc.double({ min: 0.1, max: 600, noNaN: true }),
    resolution: fc.constantFrom('720p', '1080p', '4k'),
    model: fc.constantFrom('acme/large', 'acme/small', 'other'),
    variations: fc.integer({ min: 1, max: 8 }),
  },
  { requiredKeys: ['seconds'] },
)

function percent() {
  return fc.integer({ min: 1, max: 1000 })
}

describe('whatever the rule', () => {
  test('the lines sum to what it costs', () => {
    fc.assert(
      fc.property(rules, facts, (rule, facts) => {
        const { credits, lines } = quote(rule, facts)
        expect(Number.isInteger(credits)).toBe(true)
        expect(credits).toBeGreaterThanOrEqual(1)
        expect(lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(credits * 100)
      }),
    )
  })

  test('longer never costs less, and neither do more variations', () => {
    fc.assert(
      fc.property(rules, facts, fc.double({ min: 0, max: 600, noNaN: true }), (rule, facts, longer) => {
        const { credits } = quote(rule, facts)
        expect(quote(rule, { ...facts, seconds: facts.seconds + longer }).credits).toBeGreaterThanOrEqual(credits)
        const more = { ...facts, variations: (facts.variations ?? 1) + 1 }
        expect(quote(rule, more).credits).toBeGreaterThanOrEqual(credits)
      }),
    )
  })

  test('it passes the schema as it is, and so do the recipes’ own', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        expect(priceRuleSchema.parse(rule)).toEqual(rule)
      }),
    )
    for (const { defaultPrice } of Object.values(recipeContracts)) {
      expect(priceRuleSchema.parse(defaultPrice)).toEqual(defaultPrice)
    }
  })

  test.each([
    { base: -1 },
    { base: 0.5 },
    { perUnit: 1_000_001 },
    { unitSeconds: 0 },
    { unitSeconds: 3601 },
    { resolutionPercent: { '720p': 0 } },
    { modelPercent: { acme: 1001 } },
    { modelPercent: { '': 100 } },
    { modelPercent: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`model-${index}`, 100])) },
    { variationPercent: 0 },
    { perMinute: 5 },
  ])('the schema refuses %j', (wrong) => {
    expect(priceRuleSchema.safeParse({ base: 0, perUnit: 100, unitSeconds: 1, ...wrong }).success).toBe(false)
  })
})
