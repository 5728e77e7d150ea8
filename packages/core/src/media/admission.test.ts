import { expect, test } from 'vitest'
import { createAdmission } from './admission'

/** A run that ends when told. */
function job(
  admission: ReturnType<typeof createAdmission>,
  name: string,
  memoryMb: number,
  seen: string[],
  signal?: AbortSignal,
) {
  const end = Promise.withResolvers<void>()
  const done = admission.run(memoryMb, signal, async () => {
    seen.push(name)
    await end.promise
  })
  return { end: end.resolve, done }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('runs together while there is room, then in the order they came', async () => {
  const admission = createAdmission(1000)
  const seen: string[] = []
  const [a, b] = [job(admission, 'a', 600, seen), job(admission, 'b', 300, seen)]
  const large = job(admission, 'large', 900, seen)
  const small = job(admission, 'small', 50, seen)
  await settle()
  expect(seen).toEqual(['a', 'b'])
  expect(admission.load()).toEqual({ takenMb: 900, limitMb: 1000, waiting: 2 })
  a.end()
  await a.done
  await settle()
  // The small one would fit, but would keep the large one waiting for ever.
  expect(seen).toEqual(['a', 'b'])
  b.end()
  await b.done
  await settle()
  expect(seen).toEqual(['a', 'b', 'large', 'small'])
  large.end()
  small.end()
  await Promise.all([large.done, small.done])
  expect(admission.load()).toEqual({ takenMb: 0, limitMb: 1000, waiting: 0 })
})

test('one that is larger than everything runs alone', async () => {
  const admission = createAdmission(100)
  const seen: string[] = []
  const huge = job(admission, 'huge', 5000, seen)
  const next = job(admission, 'next', 10, seen)
  await settle()
  expect(seen).toEqual(['huge'])
  huge.end()
  next.end()
  await Promise.all([huge.done, next.done])
  expect(seen).toEqual(['huge', 'next'])
})

test('who gives up while waiting leaves the queue to the next', async () => {
  const admission = createAdmission(100)
  const seen: string[] = []
  const abort = new AbortController()
  const first = job(admission, 'first', 60, seen)
  const waiting = job(admission, 'waiting', 100, seen, abort.signal)
  const next = job(admission, 'next', 40, seen)
  await settle()
  abort.abort(new Error('canceled'))
  await expect(waiting.done).rejects.toThrow('canceled')
  await settle()
  expect(seen).toEqual(['first', 'next'])
  first.end()
  next.end()
  await Promise.all([first.done, next.done])
})

test('a run that fails gives its room back', async () => {
  const admission = createAdmission(100)
  await expect(admission.run(100, undefined, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
  expect(admission.load().takenMb).toBe(0)
})
