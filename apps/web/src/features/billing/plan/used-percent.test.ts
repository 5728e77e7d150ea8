import { expect, test } from 'vitest'
import { usageTone, usedPercent } from './used-percent'

test('it is full only when nothing is left', () => {
  expect([0, 1, 199, 200].map((used) => usedPercent(used, 200))).toEqual([0, 0, 99, 100])
})

test('a limit that was lowered below what is used is full, not more', () => {
  expect(usedPercent(60, 20)).toBe(100)
})

test('nearly used up and used up are told apart', () => {
  expect([0, 15, 16, 19, 20, 21].map((used) => usageTone(used, 20))).toEqual([
    'neutral',
    'neutral',
    'held',
    'held',
    'failed',
    'failed',
  ])
})
