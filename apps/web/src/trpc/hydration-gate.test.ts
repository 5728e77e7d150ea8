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
