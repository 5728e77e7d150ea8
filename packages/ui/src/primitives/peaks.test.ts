import { expect, test } from 'vitest'
import { peaksToPath, resamplePeaks } from './peaks'

test('each bar is the loudest of its share', () => {
  expect(resamplePeaks([0.1, 0.9, -0.5, 0.2], 2)).toEqual([0.9, 0.5])
})

test('no peak is lost, however uneven the shares', () => {
  for (let length = 1; length <= 40; length++) {
    for (let count = 1; count <= length; count++) {
      const peaks = Array.from({ length }, (_, at) => (at === length - 1 ? 1 : 0))
      expect(resamplePeaks(peaks, count).at(-1)).toBe(1)
    }
  }
})

test('few peaks are stretched, loud ones clipped, none is silence', () => {
  expect(resamplePeaks([0.5, 2], 4)).toEqual([0.5, 0.5, 1, 1])
  expect(resamplePeaks([], 3)).toEqual([0, 0, 0])
  expect(resamplePeaks([1], 0)).toEqual([])
})

test('strokes are mirrored around the middle and stay in the box', () => {
  expect(peaksToPath([1, 0.5, 0], { width: 30, height: 20 })).toBe('M5 0V20M15 5V15M25 9.5V10.5')
  expect(peaksToPath([], { width: 30, height: 20 })).toBe('')
})
