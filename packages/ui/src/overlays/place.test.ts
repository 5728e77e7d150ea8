import { expect, test } from 'vitest'
import { placeBeside } from './place'

const screen = { width: 400, height: 300 }
const bubble = { width: 100, height: 20 }
const anchorAt = (left: number, top: number) => ({ left, top, width: 40, height: 40 })

test('above, centred', () => {
  expect(placeBeside('top', anchorAt(180, 100), bubble, screen)).toEqual({ left: 150, top: 74 })
})

test('below when there is no room above', () => {
  expect(placeBeside('top', anchorAt(180, 4), bubble, screen)).toEqual({ left: 150, top: 50 })
})

test('pushed in from the edge', () => {
  expect(placeBeside('bottom', anchorAt(0, 100), bubble, screen)).toEqual({ left: 8, top: 146 })
  expect(placeBeside('bottom', anchorAt(360, 100), bubble, screen)).toEqual({ left: 292, top: 146 })
})

test('right, and left where the right is too narrow', () => {
  expect(placeBeside('right', anchorAt(20, 100), bubble, screen)).toEqual({ left: 66, top: 110 })
  expect(placeBeside('right', anchorAt(340, 100), bubble, screen)).toEqual({ left: 234, top: 110 })
})

test('never outside the window', () => {
  for (let left = -60; left < 460; left += 20) {
    for (let top = -60; top < 360; top += 20) {
      for (const side of ['top', 'bottom', 'left', 'right'] as const) {
        const spot = placeBeside(side, anchorAt(left, top), bubble, screen)
        expect(spot.left).toBeGreaterThanOrEqual(8)
        expect(spot.top).toBeGreaterThanOrEqual(8)
        expect(spot.left + bubble.width).toBeLessThanOrEqual(392)
        expect(spot.top + bubble.height).toBeLessThanOrEqual(292)
      }
    }
  }
})
