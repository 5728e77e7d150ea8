import type { Overview } from '@studiolo/core/ops/contract'
import { expect, test } from 'vitest'
import { verdictOf } from './verdict'

const worker = { id: 'w', startedAt: new Date(0), heardAt: new Date(0), alive: true, facts: {} }
const well: Overview = {
  generations: { waiting: 3, running: 1, succeeded: 95, failed: 5, canceled: 40, oldestWaitMs: 600_000 },
  successRate: 0.95,
  durationMs: { median: 9000, p95: 20_000 },
  users: { total: 2, joined: 0, suspended: 0 },
  credits: { granted: 0, charged: 0, heldNow: 0, availableNow: 0 },
  errors: { system: 0, external: 9 },
  jobs: { waiting: 1, running: 1, dead: 0 },
  workers: [worker],
  startedPerHour: [],
}

test('on every bar, but over none, it works', () => {
  expect(verdictOf(well)).toEqual({ state: 'working', causes: [] })
})

test('a fresh install with a worker works', () => {
  const generations = { waiting: 0, running: 0, succeeded: 0, failed: 0, canceled: 0, oldestWaitMs: null }
  expect(verdictOf({ ...well, generations, successRate: null }).state).toBe('working')
})

test.each([
  ['dead jobs', { jobs: { ...well.jobs, dead: 2 } }, { kind: 'dead-jobs', count: 2 }],
  ['too many failures', { successRate: 0.9499 }, { kind: 'low-success', percent: 94, failed: 5 }],
  ['a backlog', { generations: { ...well.generations, waiting: 101 } }, { kind: 'backlog', count: 101 }],
  [
    'a long wait',
    { generations: { ...well.generations, oldestWaitMs: 600_001 } },
    { kind: 'long-wait', waitMs: 600_001 },
  ],
  ['errors of ours', { errors: { system: 1, external: 0 } }, { kind: 'system-errors', count: 1 }],
])('%s make it degraded', (_, change, cause) => {
  expect(verdictOf({ ...well, ...change })).toEqual({ state: 'degraded', causes: [cause] })
})

test('one failure among a handful is no cause', () => {
  const generations = { ...well.generations, succeeded: 3, failed: 1 }
  expect(verdictOf({ ...well, generations, successRate: 0.75 }).causes).toEqual([])
})

test.each([
  ['none', []],
  ['one that fell silent', [{ ...worker, alive: false }]],
])('of workers %s: it has stopped, and that is said first', (_, workers) => {
  const verdict = verdictOf({ ...well, workers, jobs: { ...well.jobs, dead: 1 } })
  expect(verdict.state).toBe('stopped')
  expect(verdict.causes.map(({ kind }) => kind)).toEqual(['no-worker', 'dead-jobs'])
})
