import { expect, test } from 'vitest'
import { readLimit, type LimitDraft } from './read-limit'

const draft = (change: Partial<LimitDraft>): LimitDraft => ({
  apiKeyId: '',
  window: 'month',
  credits: '500',
  alertPercent: '80',
  ...change,
})

test('the form becomes a limit of all that is spent, or of a key', () => {
  expect(readLimit(draft({})).limit).toEqual({ window: 'month', credits: 500, alertPercent: 80 })
  const apiKeyId = `key_${'0'.repeat(26)}`
  expect(readLimit(draft({ apiKeyId, window: 'day' })).limit).toMatchObject({ apiKeyId, window: 'day' })
})

test.each([
  ['0', 0],
  [' 12 ', 12],
  ['1,200', 1200],
  ['1 000 000', 1_000_000],
])('%j credits are %i', (credits, amount) => {
  expect(readLimit(draft({ credits })).limit?.credits).toBe(amount)
})

test.each([
  [{ credits: '' }, ['credits']],
  [{ credits: '-1' }, ['credits']],
  [{ credits: '1.5' }, ['credits']],
  [{ credits: '2000000000' }, ['credits']],
  [{ alertPercent: '0' }, ['alertPercent']],
  [{ alertPercent: '101' }, ['alertPercent']],
  [{ credits: 'all', alertPercent: '' }, ['alertPercent', 'credits']],
])('%o is told at %j', (change, fields) => {
  const { limit, wrong } = readLimit(draft(change))
  expect(limit).toBeNull()
  expect([...(wrong ?? [])].toSorted()).toEqual(fields)
})

test('a percent sign may stand after the share', () => {
  expect(readLimit(draft({ alertPercent: '75 %' })).limit?.alertPercent).toBe(75)
})
