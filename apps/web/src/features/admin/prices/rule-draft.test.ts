import type { PriceRule } from '@studiolo/core/pricing/quote'
import { recipeContracts } from '@studiolo/core/recipes/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameRule, readDraft, ruleShape, toDraft } from './rule-draft'

const video: PriceRule = recipeContracts['text-to-video'].defaultPrice
const plain: PriceRule = { base: 0, perUnit: 125, unitSeconds: 1 }

test('what was typed is read in hundredths of a credit', () => {
  const draft = { ...toDraft(plain), base: '2', perUnit: ' 1.05 ', resolutionPercent: { '1080p': '150', '720p': '' } }
  expect(readDraft(draft)).toEqual({
    rule: { base: 200, perUnit: 105, unitSeconds: 1, resolutionPercent: { '1080p': 150 } },
  })
})

test.each([
  [{ base: '' }, 'base'],
  [{ base: '1.255' }, 'base'],
  [{ base: '-1' }, 'base'],
  [{ perUnit: '1,5' }, 'perUnit'],
  [{ perUnit: '10000.01' }, 'perUnit'],
  [{ unitSeconds: '0' }, 'unitSeconds'],
  [{ unitSeconds: '1.5' }, 'unitSeconds'],
  [{ resolutionPercent: { '1080p': '0' } }, 'resolutionPercent.1080p'],
  [{ modelPercent: { acme: 'x' } }, 'modelPercent.acme'],
  [{ variationPercent: '1001' }, 'variationPercent'],
])('%j is not right', (change, field) => {
  expect(readDraft({ ...toDraft(plain), ...change })).toEqual({ wrong: [field] })
})

test('a rule that is typed as it is shown stays the same', () => {
  const percent = fc.integer({ min: 1, max: 1000 })
  const rules: fc.Arbitrary<PriceRule> = fc.record(
    {
      base: fc.integer({ min: 0, max: 1_000_000 }),
      perUnit: fc.integer({ min: 0, max: 1_000_000 }),
      unitSeconds: fc.integer({ min: 1, max: 3600 }),
      resolutionPercent: fc.record({ '720p': percent }),
      modelPercent: fc.record({ acme: percent, 'acme/large': percent }),
      variationPercent: percent,
    },
    { requiredKeys: ['base', 'perUnit', 'unitSeconds'] },
  )
  fc.assert(
    fc.property(rules, (rule) => {
      const read = readDraft(toDraft(rule))
      expect('rule' in read && isSameRule(read.rule, rule)).toBe(true)
    }),
  )
})

test('a factor of 100 says nothing, but of a model it stands before its provider', () => {
  expect(isSameRule(plain, { ...plain, resolutionPercent: { '720p': 100 }, variationPercent: 100 })).toBe(true)
  expect(isSameRule(plain, { ...plain, resolutionPercent: { '720p': 101 } })).toBe(false)
  const provider = { ...plain, modelPercent: { acme: 150 } }
  expect(isSameRule(provider, { ...plain, modelPercent: { acme: 150, 'acme/small': 100 } })).toBe(false)
})

test('only what the recipe tells apart can be set', () => {
  expect(ruleShape([{ seconds: 5 }], plain)).toEqual({ resolutions: [], models: [], hasVariations: false })
  const examples = [{ seconds: 5, resolution: '720p', model: 'acme/large', variations: 2 }]
  expect(ruleShape(examples, video)).toEqual({
    resolutions: ['720p', '1080p'],
    models: ['acme', 'acme/large'],
    hasVariations: true,
  })
})
