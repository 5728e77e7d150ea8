import type { PriceVersion } from '@studiolo/core/pricing/contract'
import { expect, test } from 'vitest'
import { nextAfter, ruleAt } from './rule-at'

const ruleOf = (perUnit: number) => ({ base: 0, perUnit, unitSeconds: 1 })
const day = (number: number) => new Date(Date.UTC(2026, 0, number))

function version(number: number, start: Date): PriceVersion {
  const facts = { recipe: 'speech', actor: 'system:test', reason: 'test' }
  return { ...facts, version: number, rule: ruleOf(number), setAt: day(1), activeFrom: start }
}

const entry = { rule: ruleOf(1), scheduled: [version(2, day(10)), version(4, day(10)), version(3, day(20))] }

test('until something scheduled begins, today’s rule counts; of two at once, the later set', () => {
  expect(ruleAt(entry, day(9))).toEqual(ruleOf(1))
  expect(ruleAt(entry, day(10))).toEqual(ruleOf(4))
  expect(ruleAt(entry, day(25))).toEqual(ruleOf(3))
})

test('what follows ends what begins before it', () => {
  expect(nextAfter(entry, day(10))?.version).toBe(3)
  expect(nextAfter(entry, day(20))).toBeNull()
})
