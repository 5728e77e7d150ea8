import type { AssetTile } from '@studiolo/core/assets/contract'
import { expect, test } from 'vitest'
import { inPortions, markFavourite, withoutAssets, type AssetPages } from './asset-cache'

const tile = (id: string) => ({ id, favourite: false }) as AssetTile
const pages = (): AssetPages => ({
  pages: [
    { items: [tile('a'), tile('b')], nextCursor: 'b', total: 3 },
    { items: [tile('c')], nextCursor: null, total: 3 },
  ],
  pageParams: [null, 'b'],
})

test('a favourite is marked where it is, and nothing is touched where it is not', () => {
  const before = pages()
  const after = markFavourite(before, { id: 'c', favourite: true })
  expect(after.pages.map((page) => page.items.map((item) => item.favourite))).toEqual([[false, false], [true]])
  expect(before.pages[1]?.items[0]?.favourite).toBe(false)
  expect(markFavourite(before, { id: 'z', favourite: true })).toBe(before)
})

test('what is deleted leaves, and every total says so', () => {
  const after = withoutAssets(pages(), ['a', 'c', 'z'])
  expect(after.pages.map((page) => page.items.map((item) => item.id))).toEqual([['b'], []])
  expect(after.pages.map((page) => page.total)).toEqual([1, 1])
})

test('nothing to delete leaves the same object', () => {
  const before = pages()
  expect(withoutAssets(before, ['z'])).toBe(before)
})

test('a call takes at most a hundred', () => {
  const ids = Array.from({ length: 230 }, (_, index) => `ast_${index}`)
  expect(inPortions(ids).map((portion) => portion.length)).toEqual([100, 100, 30])
  expect(inPortions(ids).flat()).toEqual(ids)
  expect(inPortions([])).toEqual([])
})
