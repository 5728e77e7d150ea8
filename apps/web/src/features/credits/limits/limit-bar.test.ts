import { expect, test } from 'vitest'
import { limitBar } from './limit-bar'

test.each([
  [0, 100, { percent: 0, tone: 'neutral' }],
  [79, 100, { percent: 79, tone: 'neutral' }],
  [80, 100, { percent: 80, tone: 'held' }],
  [100, 100, { percent: 100, tone: 'failed' }],
  [120, 100, { percent: 100, tone: 'failed' }],
  [0, 0, { percent: 100, tone: 'failed' }],
])('%i of %i', (spent, credits, bar) => {
  expect(limitBar({ spent, credits, alertPercent: 80 })).toEqual(bar)
})
