import { expect, test } from 'vitest'
import { readBatch } from './read-batch'

const now = new Date('2026-01-15T12:00:00Z')
const draft = { name: ' Film school ', count: '30', credits: '20', creditsDays: '', expiresAt: '' }

test('what is typed becomes a batch; what is empty has no end', () => {
  expect(readBatch(draft, now).batch).toEqual({ name: 'Film school', count: 30, credits: 20 })
  expect(readBatch({ ...draft, creditsDays: '90', expiresAt: '2026-03-01T10:00' }, now).batch).toMatchObject({
    creditsDays: 90,
    expiresAt: new Date('2026-03-01T10:00'),
  })
})

test.each([
  ['name', '  '],
  ['count', '1001'],
  ['count', ''],
  ['credits', '1.5'],
  ['creditsDays', '0'],
  ['expiresAt', '2026-01-01T10:00'],
  ['expiresAt', 'soon'],
] as const)('%s is told: %j', (field, value) => {
  expect(readBatch({ ...draft, [field]: value }, now)).toEqual({ batch: null, wrong: new Set([field]) })
})
