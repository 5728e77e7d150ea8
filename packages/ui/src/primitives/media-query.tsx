'use client'

import { useSyncExternalStore } from 'react'

/** Follows a media query. On the server, and in the first paint, it answers `whenUnknown`. */
export function useMediaQuery(query: string, whenUnknown: 'matches' | 'differs' = 'differs'): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
    () => whenUnknown === 'matches',
  )
}

/** True when the reader asked for less motion; also while that is unknown. */
export function useReducedMotion(): boolean {
  return useMediaQuery('(prefers-reduced-motion: reduce)', 'matches')
}
