import { expect, test } from 'vitest'
import { hasEnded, mergeRows, type GenerationRow } from './live-rows'

function row(id: string, change: Partial<GenerationRow> = {}): GenerationRow {
  return {
    id,
    userId: 'usr_1',
    recipe: 'speech',
    input: {},
    seed: 1,
    title: id,
    status: 'running',
    settlement: 'held',
    stages: [],
    stage: 'generating',
    progress: 10,
    credits: { quoted: 1, held: 1, charged: 0, released: 0 },
    quoteLines: [],
    assets: [],
    provider: null,
    cancel: { possible: true, releases: true },
    sourceId: null,
    createdAt: new Date(0),
    startedAt: null,
    finishedAt: null,
    ...change,
  }
}

test('newer rows take the place of older ones; others stay where they are', () => {
  const merged = mergeRows([row('a'), row('b')], [row('b', { progress: 60 }), row('c')], undefined)
  expect(merged.map(({ id, progress }) => [id, progress])).toEqual([
    ['a', 10],
    ['b', 60],
  ])
})

test('what stands open comes first when it is on no page, and in its place when it is', () => {
  const opened = row('x', { progress: 99 })
  expect(mergeRows([row('a')], [], opened).map(({ id }) => id)).toEqual(['x', 'a'])
  expect(mergeRows([row('a'), row('x')], [], opened).map(({ id, progress }) => [id, progress])).toEqual([
    ['a', 10],
    ['x', 99],
  ])
})

test('a row that is no longer under way has ended; one that had ended before says nothing', () => {
  expect(hasEnded([row('a'), row('b', { status: 'failed' })], [row('a')])).toBe(false)
  expect(hasEnded([row('a'), row('b', { status: 'queued' })], [row('a')])).toBe(true)
})
