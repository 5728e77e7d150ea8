import { describe, expect, test } from 'vitest'
import { contrast, oklchToSrgb, paintOver, toCss } from './color'
import type { Srgb } from './color'

const toBytes = ({ r, g, b }: Srgb) => [r, g, b].map((channel) => Math.round(channel * 255))

const grey = (byte: number): Srgb => ({ r: byte / 255, g: byte / 255, b: byte / 255 })

describe('oklchToSrgb', () => {
  // The reference values of CSS Color 4 for the sRGB primaries, https://www.w3.org/TR/css-color-4/#ok-lab.
  test.each([
    ['red', { l: 0.627955, c: 0.257683, h: 29.2339 }, [255, 0, 0]],
    ['lime', { l: 0.86644, c: 0.294827, h: 142.4953 }, [0, 255, 0]],
    ['blue', { l: 0.452014, c: 0.313214, h: 264.052 }, [0, 0, 255]],
    ['white', { l: 1, c: 0, h: 0 }, [255, 255, 255]],
    ['black', { l: 0, c: 0, h: 0 }, [0, 0, 0]],
  ])('%s', (_name, color, bytes) => {
    expect(toBytes(oklchToSrgb(color))).toEqual(bytes)
  })
})

describe('contrast', () => {
  test('black on white is 21, either way round', () => {
    expect(contrast(grey(0), grey(255))).toBeCloseTo(21, 5)
    expect(contrast(grey(255), grey(0))).toBeCloseTo(21, 5)
  })

  test('#767676 on white is the known lightest grey that passes 4.5', () => {
    expect(contrast(grey(0x76), grey(255))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(grey(0x77), grey(255))).toBeLessThan(4.5)
  })
})

test('paintOver mixes by alpha in encoded sRGB', () => {
  expect(toBytes(paintOver({ l: 0, c: 0, h: 0, alpha: 0.4 }, { l: 1, c: 0, h: 0 }))).toEqual([153, 153, 153])
})

test('toCss writes short, exact numbers', () => {
  expect(toCss({ l: 0.78, c: 0.105, h: 82 })).toBe('oklch(0.78 0.105 82)')
  expect(toCss({ l: 0.3, c: 0.02, h: 78, alpha: 0.055 })).toBe('oklch(0.3 0.02 78 / 0.055)')
})
