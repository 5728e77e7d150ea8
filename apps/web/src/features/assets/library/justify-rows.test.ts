import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemInNextRow, justifyRows, rowOfItem, type JustifiedRow } from './justify-rows'

const gap = 14
const targetHeight = 200
const shape = fc.constantFrom(16 / 9, 9 / 16, 1, 4 / 3, 21 / 9)
const library = fc.array(shape, { maxLength: 120 })
const room = fc.integer({ min: 300, max: 2400 })

const widthOf = (row: JustifiedRow, ratios: readonly number[]) =>
  ratios.slice(row.start, row.start + row.count).reduce((sum, ratio) => sum + ratio * row.height, 0) +
  gap * (row.count - 1)

describe('rows', () => {
  test('hold every item once and in order, and fit the room', () => {
    fc.assert(
      fc.property(library, room, (ratios, width) => {
        const rows = justifyRows(ratios, { width, targetHeight, gap })
        expect(rows.flatMap(({ start, count }) => Array.from({ length: count }, (_, i) => start + i))).toEqual(
          ratios.map((_, index) => index),
        )
        for (const row of rows) expect(widthOf(row, ratios)).toBeLessThanOrEqual(width + 0.01)
        for (const row of rows.slice(0, -1)) expect(widthOf(row, ratios)).toBeCloseTo(width, 3)
      }),
    )
  })

  test('keep a sensible height', () => {
    fc.assert(
      fc.property(library, fc.integer({ min: 700, max: 2400 }), (ratios, width) => {
        for (const { height } of justifyRows(ratios, { width, targetHeight, gap })) {
          expect(height).toBeGreaterThan(targetHeight * 0.5)
          expect(height).toBeLessThan(targetHeight * 1.9)
        }
      }),
    )
  })

  test('that are full stay as they are when more items follow', () => {
    fc.assert(
      fc.property(library, library, room, (first, more, width) => {
        const before = justifyRows(first, { width, targetHeight, gap })
        const after = justifyRows([...first, ...more], { width, targetHeight, gap })
        expect(after.slice(0, Math.max(0, before.length - 2))).toEqual(before.slice(0, Math.max(0, before.length - 2)))
      }),
    )
  })

  test('are none while the room is not known', () => {
    expect(justifyRows([1, 1], { width: 0, targetHeight, gap })).toEqual([])
  })
})

describe('moving', () => {
  const ratios = [1, 1, 1, 1, 2, 2, 1, 1, 1, 1]
  const rows: JustifiedRow[] = [
    { start: 0, count: 4, height: 100 },
    { start: 4, count: 2, height: 100 },
    { start: 6, count: 4, height: 100 },
  ]

  test('finds the row of an item', () => {
    expect([0, 3, 4, 5, 6, 9].map((index) => rowOfItem(rows, index))).toEqual([0, 0, 1, 1, 2, 2])
  })

  test('goes to what lies above or below', () => {
    const below = (index: number) => itemInNextRow(rows, ratios, { index, step: 1, gap: 0 })
    expect([0, 1, 2, 3].map(below)).toEqual([4, 4, 5, 5])
    expect(itemInNextRow(rows, ratios, { index: 5, step: -1, gap: 0 })).toBe(2)
  })

  test('stays at the edge', () => {
    expect(itemInNextRow(rows, ratios, { index: 2, step: -1, gap: 0 })).toBe(2)
    expect(itemInNextRow(rows, ratios, { index: 9, step: 1, gap: 0 })).toBe(9)
  })
})
