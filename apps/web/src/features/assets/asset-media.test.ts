import type { RenditionView } from '@studiolo/core/assets/contract'
import { expect, test } from 'vitest'
import { aspectRatioOf, aspectRatioOfInput, downloadsOf, formatBytes, loudnessOf, peaksOf } from './asset-media'

const file = (kind: RenditionView['kind'], facts: Record<string, unknown> = {}) =>
  ({ kind, facts, url: `/${kind}`, sizeBytes: 1 }) as RenditionView

test('an outline in percent and points from 0 to 1 draw the same', () => {
  expect(peaksOf({ renditions: [file('peaks', { outline: [0, 50, 100] })] })).toEqual([0, 0.5, 1])
  expect(peaksOf({ renditions: [file('peaks', { points: [0, 0.5, 1] })] })).toEqual([0, 0.5, 1])
  expect(peaksOf({ renditions: [file('mp4')] })).toEqual([])
})

test('loudness is read where it was measured, and not invented', () => {
  expect(loudnessOf({ renditions: [file('poster'), file('mp4', { loudness: { integratedLufs: -16.2 } })] })).toBe(-16.2)
  expect(loudnessOf({ renditions: [file('mp4', { loudness: undefined })] })).toBeNull()
})

test('downloads come best first, without what only a player reads', () => {
  const renditions = [file('hls'), file('poster'), file('sprite'), file('mp4')]
  expect(downloadsOf({ renditions }).map(({ kind }) => kind)).toEqual(['mp4', 'poster'])
})

test('shapes: measured, asked for, or none', () => {
  expect(aspectRatioOf({ kind: 'video', width: 720, height: 1280 })).toBe(0.5625)
  expect(aspectRatioOf({ kind: 'audio', width: null, height: null })).toBeCloseTo(16 / 9)
  expect(aspectRatioOfInput({ aspectRatio: '1:1' })).toBe(1)
  expect(aspectRatioOfInput({ text: 'spoken' })).toBeCloseTo(16 / 9)
})

test.each([
  [0, '0 byte'],
  [840_000, '840 kB'],
  [1_234_567, '1.2 MB'],
  [52_000_000, '52 MB'],
  [3_400_000_000, '3.4 GB'],
])('%i bytes', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text)
})
