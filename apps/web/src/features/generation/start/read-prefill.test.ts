import { expect, test } from 'vitest'
import { sampleGeneration } from '../events/sample-generation'
import { readPrefill } from './read-prefill'

const found = async () => sampleGeneration({ id: 'gen_1', seed: 42 })
const lost = () => Promise.reject(new Error('not there'))

test('a remix brings the input and the seed it was made with', async () => {
  const prefill = await readPrefill({ remix: 'gen_1' }, found)
  expect(prefill?.recipe).toBe('text-to-video')
  expect(prefill?.remix).toMatchObject({ id: 'gen_1', input: { prompt: 'Rain', seed: 42 } })
})

test('a voice-over has no seed to bring', async () => {
  const spoken = sampleGeneration({ recipe: 'speech', input: { text: 'Hello', language: 'en', pace: 1 } })
  const prefill = await readPrefill({ remix: spoken.id }, async () => spoken)
  expect(prefill?.remix?.input).toEqual({ text: 'Hello', language: 'en', pace: 1 })
})

test('what cannot be read, or is not a recipe, is left out', async () => {
  expect(await readPrefill({ remix: 'gen_1' }, lost)).toBeNull()
  expect(await readPrefill({ remix: 'gen_1', recipe: 'speech' }, lost)).toEqual({ recipe: 'speech' })
  expect(await readPrefill({ recipe: 'alchemy' }, lost)).toBeNull()
  expect(await readPrefill({}, lost)).toBeNull()
})
