'use client'

import type { AssetTile as Tile } from '@studiolo/core/assets/contract'
import { useMediaQuery } from '@studiolo/ui/media-query'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { aspectRatioOf } from '../asset-media'
import { AssetTile } from './asset-tile'
import { itemInNextRow, justifyRows, rowOfItem } from './justify-rows'
import type { GridMove } from './use-grid-keys'
import { useListBox, useWindowRows } from './use-window-rows'
import { useTileKeys } from './use-tile-keys'

const GAP = 14
/** Title under a tile, with the space to it. */
const CAPTION = 26
const ROW_GAP = 18
const FIRST_SCREEN = 8

export interface AssetListProps {
  tiles: readonly Tile[]
  total: number
  /** More is wanted. */
  onEnd: () => void
  onOpen: (id: string) => void
  /** The one that was opened last: it is shown and takes the focus. */
  returnTo: string | null
}

/** The works in their true shapes, rows of equal height; only those near the window are drawn. */
export function AssetGrid({ tiles, total, onEnd, onOpen, returnTo }: AssetListProps) {
  const t = useTranslations('assets')
  const box = useRef<HTMLUListElement>(null)
  const isNarrow = useMediaQuery('(max-width: 40rem)')
  const { width, top } = useListBox(box)
  const ratios = useMemo(() => tiles.map((tile) => aspectRatioOf(tile)), [tiles])
  const targetHeight = isNarrow ? 150 : 210
  const rows = useMemo(() => justifyRows(ratios, { width, targetHeight, gap: GAP }), [ratios, width, targetHeight])
  const heightOf = useCallback(
    (row: number) => (rows[row]?.height ?? targetHeight) + CAPTION + ROW_GAP,
    [rows, targetHeight],
  )
  const virtual = useWindowRows({ count: rows.length, heightOf, top })

  const next = useCallback(
    (index: number, move: GridMove) => {
      switch (move) {
        case 'left':
          return index - 1
        case 'right':
          return index + 1
        case 'up':
          return itemInNextRow(rows, ratios, { index, step: -1, gap: GAP })
        case 'down':
          return itemInNextRow(rows, ratios, { index, step: 1, gap: GAP })
        default:
          return move === 'first' ? 0 : tiles.length - 1
      }
    },
    [rows, ratios, tiles.length],
  )
  const show = useCallback((index: number) => virtual.show(rowOfItem(rows, index)), [rows, virtual])
  useTileKeys({ box, tiles, next, show, returnTo })

  const last = virtual.rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 3) onEnd()
  }, [last, rows.length, onEnd])

  return (
    <ul
      ref={box}
      aria-label={t('works', { count: total })}
      className="relative w-full"
      style={{ height: virtual.totalHeight }}
    >
      {virtual.rows.flatMap(({ index, start }) => {
        const row = rows[index]
        if (!row) return []
        let left = 0
        return tiles.slice(row.start, row.start + row.count).map((tile, column) => {
          const item = row.start + column
          const tileWidth = (ratios[item] ?? 1) * row.height
          const style = { width: tileWidth, transform: `translate(${left}px, ${start - top}px)` }
          left += tileWidth + GAP
          return (
            <li
              key={tile.id}
              data-tile={tile.id}
              aria-setsize={total}
              aria-posinset={item + 1}
              style={style}
              className="absolute top-0 left-0"
            >
              <AssetTile tile={tile} loading={item < FIRST_SCREEN ? 'eager' : 'lazy'} onOpen={onOpen} />
            </li>
          )
        })
      })}
    </ul>
  )
}
