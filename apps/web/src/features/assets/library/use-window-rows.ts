'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'
import { usePlace } from './place-store'

/** Rows kept beyond the edge of the window. */
const OVERSCAN = 3

/** Where a list stands in the page and how wide it is; known from the last visit until it is measured. */
export function useListBox(box: RefObject<HTMLElement | null>): { width: number; top: number } {
  const remembered = usePlace(({ width }) => width)
  const remember = usePlace(({ measure }) => measure)
  const [measured, setMeasured] = useState({ width: remembered, top: 0 })

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const { width, top } = element.getBoundingClientRect()
      setMeasured((before) => {
        const now = { width: Math.floor(width), top: Math.round(top + window.scrollY) }
        return before.width === now.width && before.top === now.top ? before : now
      })
      remember(Math.floor(width))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // What stands above the list may grow.
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [box, remember])
  return measured
}

interface WindowRows {
  count: number
  /** Height of a row with the gap below it. */
  heightOf: (row: number) => number
  top: number
}

/** Draws only the rows near the window, whatever their number. */
export function useWindowRows({ count, heightOf, top }: WindowRows) {
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: heightOf,
    overscan: OVERSCAN,
    scrollMargin: top,
  })
  // Heights are known beforehand; when they change, what was remembered is wrong.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, heightOf])
  const show = useCallback((row: number) => virtualizer.scrollToIndex(row, { align: 'auto' }), [virtualizer])
  return { rows: virtualizer.getVirtualItems(), totalHeight: virtualizer.getTotalSize(), show }
}
