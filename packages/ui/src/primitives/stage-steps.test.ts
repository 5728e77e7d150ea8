import { expect, test } from 'vitest'
import { currentStage } from './stage-steps'
import type { StageState } from './stage-steps'

const stagesIn = (...states: StageState[]) =>
  states.map((state, index) => ({ id: String(index), label: String(index), state }))

test('the failed stage is spoken of before the running one', () => {
  expect(currentStage(stagesIn('done', 'failed', 'active'))?.id).toBe('1')
})

test('the running stage is spoken of before those that are done', () => {
  expect(currentStage(stagesIn('done', 'done', 'active', 'pending'))?.id).toBe('2')
})

test('between two stages it is the last one done', () => {
  expect(currentStage(stagesIn('done', 'done', 'pending'))?.id).toBe('1')
  expect(currentStage(stagesIn('done', 'skipped', 'done'))?.id).toBe('2')
})

test('before the start it is the first, and of nothing nothing', () => {
  expect(currentStage(stagesIn('pending', 'pending'))?.id).toBe('0')
  expect(currentStage([])).toBeUndefined()
})
