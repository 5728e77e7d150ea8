import { recipeIds } from '@studiolo/core/recipes/contract'
import { expect, test } from 'vitest'
import { contractOf } from '../../generation/start/recipe-quote'
import { exampleFacts, keyOf } from './example-facts'

test('a video is shown in every length and size, the shortest first', () => {
  expect(exampleFacts(contractOf('text-to-video'))).toEqual([
    { seconds: 5, resolution: '720p' },
    { seconds: 5, resolution: '1080p' },
    { seconds: 8, resolution: '720p' },
    { seconds: 8, resolution: '1080p' },
    { seconds: 10, resolution: '720p' },
    { seconds: 10, resolution: '1080p' },
  ])
})

test('a voice-over is shown up to the longest text', () => {
  const seconds = exampleFacts(contractOf('speech')).map((facts) => facts.seconds)
  expect(seconds[0]).toBeLessThan(30)
  expect(seconds.at(-1)).toBe(Math.ceil(5000 / 3))
})

test('every recipe has examples, none of them twice', () => {
  for (const id of recipeIds) {
    const examples = exampleFacts(contractOf(id))
    expect(examples.length, id).toBeGreaterThan(0)
    expect(new Set(examples.map(keyOf)).size, id).toBe(examples.length)
  }
})
