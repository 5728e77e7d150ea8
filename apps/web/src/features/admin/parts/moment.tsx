'use client'

import { RelativeTime } from '@studiolo/ui/relative-time'
import { useFormatter, useLocale, useNow } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'

const TICK_MS = 10_000

/** "3 minutes ago", moving on by itself; the full date on hover. */
export function Ago({ at }: { at: Date }) {
  const now = useNow({ updateInterval: TICK_MS })
  return <RelativeTime atMs={at.getTime()} nowMs={now.getTime()} locale={useLocale()} timeZone={useTimeZone()} />
}

/** The full date and time, to the second, in the reader's time zone. */
export function Moment({ at }: { at: Date }) {
  const format = useFormatter()
  const timeZone = useTimeZone()
  return (
    <time dateTime={at.toISOString()} className="numeric whitespace-nowrap">
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium', timeZone })}
    </time>
  )
}
