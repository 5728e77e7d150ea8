import { expect, test } from 'vitest'
import { createHydrationGate } from './hydration-gate'

test('what comes while the gate is closed waits, and passes in its order', () => {
  const gate = createHydrationGate()
  const seen: string[] = []
  const say = (word: string) => gate.pass(() => void seen.push(word))
  say('before')
  gate.close()
  say('first')
  gate.close()
  say('second')
  expect(seen).toEqual(['before'])
  gate.open()
  expect(seen).toEqual(['before', 'first', 'second'])
  gate.open()
  say('after')
  expect(seen).toEqual(['before', 'first', 'second', 'after'])
})

test('it remembers when something last passed, and not what still waits', () => {
  let now = 0
  const gate = createHydrationGate(() => now)
  expect(gate.hasPassedWithin(Infinity)).toBe(false)
  gate.close()
  gate.pass(() => {})
  expect(gate.hasPassedWithin(1000)).toBe(false)
  gate.open()
  now = 1000
  expect(gate.hasPassedWithin(1000)).toBe(true)
  now = 1001
  expect(gate.hasPassedWithin(1000)).toBe(false)
})
