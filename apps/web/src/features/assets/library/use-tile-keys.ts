'use client'

import type { AssetTile } from '@studiolo/core/assets/contract'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { useFavourite } from '../use-favourite'
import { useSelection } from './selection-store'
import { useGridKeys, type GridMove } from './use-grid-keys'

interface TileKeys {
  box: RefObject<HTMLElement | null>
  tiles: readonly AssetTile[]
  /** The index a move leads to; out of range stays where it is. */
  next: (index: number, move: GridMove) => number
  /** Brings an index into the window. */
  show: (index: number) => void
  returnTo: string | null
}

/** Moves the focus among tiles of which only some are drawn, and acts on the one in focus. */
export function useTileKeys({ box, tiles, next, show, returnTo }: TileKeys): void {
  const favourite = useFavourite()
  const wanted = useRef<string | null>(returnTo)

  const focused = useCallback(() => {
    const tile = document.activeElement?.closest<HTMLElement>('[data-tile]')
    return tile && box.current?.contains(tile) ? tiles.findIndex(({ id }) => id === tile.dataset.tile) : -1
  }, [box, tiles])

  // A tile that was far away is drawn first and takes the focus then.
  useEffect(() => {
    if (wanted.current === null) return
    const link = box.current?.querySelector<HTMLElement>(`[data-tile="${CSS.escape(wanted.current)}"] :is(a, button)`)
    if (!link) return
    wanted.current = null
    link.focus({ preventScroll: true })
  })

  const onMove = useCallback(
    (move: GridMove) => {
      const { isChoosing, toggle, clear } = useSelection.getState()
      const index = focused()
      if (move === 'leave') {
        if (!isChoosing) return false
        clear()
        return true
      }
      const tile = tiles[index]
      if (move === 'favourite' || move === 'choose') {
        if (!tile) return false
        if (move === 'choose') toggle(tile.id)
        else favourite({ id: tile.id, favourite: !tile.favourite })
        return true
      }
      // Only J takes the focus from the page: the arrows still scroll there.
      const target = tile ? next(index, move) : move === 'right' ? 0 : -1
      const there = tiles[target]
      if (!there) return false
      wanted.current = there.id
      show(target)
      box.current
        ?.querySelector<HTMLElement>(`[data-tile="${CSS.escape(there.id)}"] :is(a, button)`)
        ?.focus({ preventScroll: true })
      if (document.activeElement?.closest<HTMLElement>('[data-tile]')?.dataset.tile === there.id) wanted.current = null
      return true
    },
    [box, favourite, focused, next, show, tiles],
  )
  useGridKeys(onMove)
}
