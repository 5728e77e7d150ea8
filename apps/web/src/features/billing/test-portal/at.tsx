'use client'

import { useFormatter } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'

/** Date and time in the reader's time zone; a jump makes months that begin at any minute. */
export function At({ at }: { at: Date }) {
  const format = useFormatter()
  const timeZone = useTimeZone()
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
    </time>
  )
}
