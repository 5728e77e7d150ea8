import { expect, test } from 'vitest'
import { roundTop, toPoints } from './scale'

const box = { width: 100, height: 40, padding: 2 }

test('the lowest lies at the foot, the highest at the head, both inside the padding', () => {
  expect(toPoints([0, 5, 10], box)).toEqual([
    { x: 2, y: 38 },
    { x: 50, y: 20 },
    { x: 98, y: 2 },
  ])
})

test('a flat series and a single value lie in the middle', () => {
  expect(toPoints([3, 3], box).map((point) => point.y)).toEqual([20, 20])
  expect(toPoints([7], box)).toEqual([{ x: 50, y: 20 }])
  expect(toPoints([], box)).toEqual([])
})

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [12, 20],
  [50, 50],
  [51, 100],
  [0.3, 0.5],
])('above %d comes %d', (highest, top) => {
  expect(roundTop(highest)).toBeCloseTo(top, 10)
})
