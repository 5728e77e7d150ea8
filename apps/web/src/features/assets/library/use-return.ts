'use client'

import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { usePlace } from './place-store'

/** Remembers where the library was left, and goes back there once when the same filters come into sight again. */
export function useReturn(query: string): { returnTo: string | null; leave: (id: string) => void } {
  const [place] = useState(() => {
    const { place } = usePlace.getState()
    return place?.query === query ? place : null
  })
  const isDone = useRef(false)
  useLayoutEffect(() => {
    if (!place || isDone.current) return
    isDone.current = true
    window.scrollTo({ top: place.offset, behavior: 'instant' })
  }, [place])
  const leave = useCallback((id: string) => usePlace.getState().leave({ query, offset: window.scrollY, id }), [query])
  return { returnTo: place?.id ?? null, leave }
}
