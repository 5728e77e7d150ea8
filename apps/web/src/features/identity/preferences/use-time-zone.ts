'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** The reader's own time zone; UTC while the page comes from the server, which does not know it. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
}
