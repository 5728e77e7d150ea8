'use client'

import { useFormatter } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'

/** A day as people read it, in the reader's own time zone; a dash for none. */
export function useDay(): (at: Date | null) => string {
  const format = useFormatter()
  const timeZone = useTimeZone()
  return (at) => (at === null ? '–' : format.dateTime(at, { dateStyle: 'long', timeZone }))
}
