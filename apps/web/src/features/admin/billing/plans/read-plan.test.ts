import type { PlanRow } from '@studiolo/core/plans/contract'
import { expect, test } from 'vitest'
import { addFeature, moveFeature } from './feature-drafts'
import { draftOf, readPlan, type PlanDraft } from './read-plan'

const updatedAt = new Date('2026-01-15T12:00:00Z')
const free: PlanRow = {
  id: 'free',
  rank: 0,
  monthlyCredits: 0,
  amountMinor: 0,
  currency: 'USD',
  concurrency: null,
  limits: { 'text-to-video': { limit: 20, window: 'day' }, 'gone-recipe': { limit: 3, window: 'month' } },
  names: null,
  features: [],
  active: true,
  updatedAt,
}
const pro: PlanRow = {
  ...free,
  id: 'pro',
  rank: 2,
  monthlyCredits: 400,
  amountMinor: 2900,
  concurrency: 5,
  limits: {},
  names: { en: 'Pro', zh: '' },
  features: [
    { en: 'Support within a day', zh: '一天内答复' },
    { en: 'Commercial use', zh: '可商用' },
  ],
}
const none = { fields: {}, limits: [], names: [], features: [] }

const read = (row: PlanRow, change: Partial<PlanDraft> = {}, others: PlanRow[] = []) =>
  readPlan({ ...draftOf(row, [free, pro]), ...change }, others)

test('a plan that was not touched is read as it is, limits of recipes that are gone with it', () => {
  for (const row of [free, pro]) {
    const { updatedAt: _, ...plan } = row
    expect(read(row)).toEqual({ plan, problems: null })
  }
})

test('what is typed becomes a plan; a limit without a number is none', () => {
  const limits = [
    { operation: 'text-to-video', limit: ' 60 ', window: 'month' as const },
    { operation: 'speech', limit: '', window: 'day' as const },
  ]
  expect(read(pro, { price: '30.5', concurrency: '', limits, active: false })).toMatchObject({
    plan: {
      amountMinor: 3050,
      concurrency: null,
      limits: { 'text-to-video': { limit: 60, window: 'month' } },
      active: false,
    },
  })
})

test('names that are emptied are none, on either side they may be', () => {
  expect(read(pro, { names: { en: ' ', zh: '' } })).toMatchObject({ plan: { names: null } })
  expect(read(pro, { names: { en: '', zh: ' 专业 ' } })).toMatchObject({ plan: { names: { en: '', zh: '专业' } } })
  expect(read(pro, { names: { en: 'x'.repeat(41), zh: '专业' } })).toEqual({
    plan: null,
    problems: { ...none, names: ['en'] },
  })
})

test('lines are added, moved and removed; one that is not whole is told by its key and languages', () => {
  const [first, second] = draftOf(pro, []).features
  if (!first || !second) throw new Error('no lines')
  const added = addFeature([first, second])
  const empty = { key: 2, languages: ['en', 'zh'] }
  expect(read(pro, { features: added })).toEqual({ plan: null, problems: { ...none, features: [empty] } })
  const filled = added.map((line) => (line.key === 2 ? { ...line, en: ' More ', zh: '更多' } : line))
  const moved = moveFeature(filled, 2, 0)
  expect(read(pro, { features: moved })).toMatchObject({
    plan: { features: [{ en: 'More' }, pro.features[0], pro.features[1]] },
  })
  expect(moveFeature(moved, 0, 1).map(({ key }) => key)).toEqual([0, 2, 1])
  expect(read(pro, { features: [second] })).toMatchObject({ plan: { features: [pro.features[1]] } })
  expect(addFeature([second, first]).map(({ key }) => key)).toEqual([1, 0, 2])
  const long = { ...first, zh: '字'.repeat(81) }
  const tooLong = { key: first.key, languages: ['zh'] }
  expect(read(pro, { features: [second, long] })).toEqual({ plan: null, problems: { ...none, features: [tooLong] } })
})

test('the free plan costs and brings nothing, and stays', () => {
  expect(read(free, { price: '12', credits: '50', active: false })).toMatchObject({
    plan: { amountMinor: 0, monthlyCredits: 0, active: true },
  })
})

test('a new plan begins above the others, without limits', () => {
  expect(draftOf(null, [free, pro])).toMatchObject({ id: '', rank: '3', active: true })
  expect(draftOf(null, [free, pro]).limits.every(({ limit }) => limit === '')).toBe(true)
})

test.each([
  ['id', { id: 'Pro' }],
  ['rank', { rank: '1.5' }],
  ['rank', { rank: '' }],
  ['credits', { credits: '-1' }],
  ['price', { price: '0' }],
  ['price', { price: '0.10' }],
  ['price', { price: 'thirty' }],
  ['currency', { currency: 'XQQ' }],
  ['concurrency', { concurrency: '0' }],
  ['concurrency', { concurrency: 'many' }],
] as const)('%s is told: %j', (field, change) => {
  expect(read(pro, change)).toEqual({ plan: null, problems: { ...none, fields: { [field]: field } } })
})

test('another plan’s id and rank are told', () => {
  expect(read(pro, { id: 'free', rank: '0' }, [free])).toMatchObject({
    plan: null,
    problems: { fields: { id: 'taken', rank: 'rankTaken' } },
  })
})

test.each(['0', '1.5', 'ten', '1000001'])('a limit of %s is told with its operation', (limit) => {
  const limits = [{ operation: 'speech', limit, window: 'day' as const }]
  expect(read(pro, { limits })).toEqual({ plan: null, problems: { ...none, limits: ['speech'] } })
})
