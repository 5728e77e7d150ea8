'use client'

import { useEffect } from 'react'

/** What a key does among the tiles. */
export type GridMove = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'favourite' | 'choose' | 'leave'

const moves: ReadonlyMap<string, GridMove> = new Map([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['k', 'left'],
  ['j', 'right'],
  ['Home', 'first'],
  ['End', 'last'],
  ['f', 'favourite'],
  ['x', 'choose'],
  ['Escape', 'leave'],
])

/** The move a key means; keys held with a modifier, and typing, are not ours. */
export function moveOf(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): GridMove | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  return moves.get(event.key) ?? null
}

/** Listens on the page, so that the first J needs no click; keys that something else uses stay its own. */
export function useGridKeys(onMove: (move: GridMove) => boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isOurs(event.target)) return
      const move = moveOf(event)
      if (move && onMove(move)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onMove])
}

/** In the page itself or on a tile; not in a field, a menu or a dialog. */
function isOurs(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true
  if (target === document.body || target.tagName === 'MAIN') return true
  return target.closest('[data-tile]') !== null && !target.matches('input, textarea, select')
}
