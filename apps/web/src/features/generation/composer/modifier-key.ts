import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** The key beside the space bar as its owner knows it. */
export function useModifierKey(): string {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  )
}
