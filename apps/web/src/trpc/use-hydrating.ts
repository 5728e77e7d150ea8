'use client'

import { useSyncExternalStore } from 'react'

const subscribeToNothing = () => () => {}

/** Is this the drawing that must be what the server drew? True there, and in the browser until the part has hydrated. */
export function useHydrating(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  )
}
