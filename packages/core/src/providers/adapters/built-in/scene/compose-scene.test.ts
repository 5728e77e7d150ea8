import { expect, test } from 'vitest'
import type { TaskOf } from '../../../contract'
import { composeScene } from './compose-scene'
import { findStyle } from './styles'

const task = (more: Partial<TaskOf<'text-to-video'>>): TaskOf<'text-to-video'> => ({
  prompt: 'Something calm',
  style: null,
  aspectRatio: '16:9',
  durationSeconds: 8,
  resolution: '720p',
  seed: 1,
  ...more,
})

/** The styles that the composer offers. */
const videoStyles = ['rain', 'waves', 'fire', 'tapping', 'brushing', 'forest', 'night', 'abstract']

test('every style of the composer has a look of its own', () => {
  const looks = videoStyles.map((style) => composeScene(task({ style })).look)
  expect(new Set(looks).size).toBe(videoStyles.length)
  expect(videoStyles.every((style) => findStyle(style) !== null)).toBe(true)
})

test.each([
  ['Rain on a window at night', 'window', 'rain'],
  ['夜里的雨', 'window', 'rain'],
  ['Slow ocean waves', 'sea', 'waves'],
  ['海浪拍打礁石', 'sea', 'waves'],
  ['壁炉里的火', 'hearth', 'fire'],
  ['A candle on the sill', 'candle', 'fire'],
  ['森林里的风', 'forest', 'leaves'],
  ['Northern lights over a lake', 'sky', 'wind'],
  ['雪', 'sky', 'wind'],
  ['Neon city', 'city', 'brown'],
  ['soft brushes on the microphone', 'silk', 'brushing'],
  ['轻轻敲击木头', 'ripples', 'tapping'],
])('%s is shown as %s and sounds of %s', (prompt, look, voice) => {
  const scene = composeScene(task({ prompt }))
  expect(scene.look).toBe(look)
  expect(scene.layers[0]).toEqual({ voice, gain: 1 })
})

test('a word inside another is no wish', () => {
  expect(composeScene(task({ prompt: 'A search for research in a season' })).look).not.toBe('sea')
})

test('a style holds against a prompt that speaks of something else, and lets it choose within', () => {
  expect(composeScene(task({ prompt: 'the sea', style: 'fire' })).look).toBe('hearth')
  expect(composeScene(task({ prompt: 'one candle', style: 'fire' })).look).toBe('candle')
})

test('the same task is the same scene, and another seed another', () => {
  const scene = composeScene(task({ style: 'tapping' }))
  expect(composeScene(task({ style: 'tapping' }))).toEqual(scene)
  const palettes = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => composeScene(task({ style: 'tapping', seed })).palette)
  expect(new Set(palettes).size).toBeGreaterThan(2)
})

test('beats lie within the scene, in order', () => {
  for (const style of ['tapping', 'brushing']) {
    const beats = composeScene(task({ style })).beats.map(({ at }) => at)
    expect(beats.length).toBeGreaterThan(3)
    expect(beats).toEqual(beats.toSorted((a, b) => a - b))
    expect(Math.max(...beats)).toBeLessThan(8)
  }
})
